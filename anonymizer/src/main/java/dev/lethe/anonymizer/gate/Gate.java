package dev.lethe.anonymizer.gate;

import java.util.List;

/** Runs every attack on a candidate. Reads its rows, several times; writes nothing. */
public final class Gate {
  private static final Gate ALL =
      new Gate(List.of(new GroupSizeAttack(), new DomainAttack(), new DifferencingAttack()));

  private final List<Attack> attacks;

  Gate(List<Attack> attacks) {
    this.attacks = List.copyOf(attacks);
  }

  /**
   * Group size, domain and differencing. Not checked: noise, dominance, homogeneity, and what
   * several releases give away together.
   */
  public static Verdict examine(Candidate candidate) {
    return ALL.judge(candidate);
  }

  Verdict judge(Candidate candidate) {
    return new Verdict(attacks.stream().map(attack -> run(attack, candidate)).toList());
  }

  /** The error itself is dropped: Spark's messages may quote a value. */
  private static Finding run(Attack attack, Candidate candidate) {
    try {
      return attack.on(candidate);
    } catch (Exception e) {
      var threshold = "must run; it ended with " + e.getClass().getSimpleName();
      return new Finding(attack.name(), Result.FAIL, 0, 0, threshold);
    }
  }
}
