package dev.lethe.anonymizer.gate;

import java.util.List;
import java.util.stream.Collectors;

/** All findings about one candidate, one per attack. */
public record Verdict(List<Finding> findings) {
  public Verdict {
    findings = List.copyOf(findings);
  }

  /** True if there was at least one attack and every one of them passed. */
  public boolean passed() {
    return !findings.isEmpty() && findings.stream().allMatch(f -> f.result() == Result.PASS);
  }

  /** One line, such as the ledger keeps. */
  @Override
  public String toString() {
    return findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
  }
}
