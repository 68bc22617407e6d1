package dev.lethe.jobs.source;

import dev.lethe.config.policy.Table;

/** What stops a subject from being touched, as conditions on alias {@code s}. */
public final class Freeze {
  private Freeze() {}

  /** A hold is open. Its review date does not end it: only a person does. */
  public static Fragment held(Table subject) {
    return open("lethe.hold", "closed_at", subject);
  }

  /** Processing is restricted (GDPR art. 18): the clock runs on, nothing is done. */
  public static Fragment restricted(Table subject) {
    return open("lethe.restriction", "lifted_at", subject);
  }

  private static Fragment open(String table, String ended, Table subject) {
    return Fragment.of(
        "EXISTS (SELECT 1 FROM %s f WHERE f.subject_table = ? AND f.subject_key = %s::text AND f.%s IS NULL)"
            .formatted(table, Quoted.column("s", subject.key()), ended),
        subject.name().toString());
  }
}
