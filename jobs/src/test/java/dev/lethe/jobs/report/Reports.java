package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.Head;
import dev.lethe.jobs.evidence.Records;
import dev.lethe.jobs.evidence.RunRecord;
import java.util.List;

/** Reports on the runs of {@link Records}. */
final class Reports {
  static final Head HEAD = new Head("cd".repeat(32), 16, "ef".repeat(32));

  private Reports() {}

  static RunReport everything() {
    return RunReport.of(Records.all(Records.run(1)), HEAD);
  }

  static RunReport of(RunRecord... records) {
    return RunReport.of(List.of(records), HEAD);
  }
}
