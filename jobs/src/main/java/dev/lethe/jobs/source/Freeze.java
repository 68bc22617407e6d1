package dev.lethe.jobs.source;

import dev.lethe.config.policy.Table;
import java.time.LocalDate;

/** What stops a subject from being touched, as conditions on alias {@code s}. */
public final class Freeze {
  private Freeze() {}

  /**
   * A hold is open, whose review date does not end it: only a person does. Or the person waits for
   * an export, for no longer than its deadline.
   *
   * @param today in the controller's zone
   */
  public static Fragment held(Table subject, LocalDate today) {
    return Fragment.of("(")
        .then(open("lethe.hold", "closed_at IS NULL", subject))
        .then(" OR ")
        .then(open("lethe.pending_export", "due_on >= ?", subject).then("", today))
        .then(")");
  }

  /** Processing is restricted (GDPR art. 18): the clock runs on, nothing is done. */
  public static Fragment restricted(Table subject) {
    return open("lethe.restriction", "lifted_at IS NULL", subject);
  }

  private static Fragment open(String table, String still, Table subject) {
    return Fragment.of(
        "EXISTS (SELECT 1 FROM %s f WHERE f.subject_table = ? AND f.subject_key = %s::text AND f.%s)"
            .formatted(table, Quoted.column("s", subject.key()), still),
        subject.name().toString());
  }
}
