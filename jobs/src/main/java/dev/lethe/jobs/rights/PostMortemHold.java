package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The hold under which a deceased person's data are kept, as they wished: a hold like any other, so
 * that it must be one the policy admits, and never without a review within a year.
 */
final class PostMortemHold {
  /** The type of hold, as a policy names it. */
  static final String KIND = "post-mortem";

  private static final int REVIEW_MONTHS = 12;

  private PostMortemHold() {}

  /**
   * @throws LetheException INVALID where the policy does not admit the hold, or the day is over
   */
  static void require(Policy policy, LocalDate until, LocalDate today) {
    if (!policy.holds().contains(KIND)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot keep what a directive says: the policy admits the holds %s, and not '%s'. Have it added under 'holds', or refuse the directive."
              .formatted(policy.holds(), KIND));
    }
    if (!until.isAfter(today)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot keep until %s: that is not after today (%s). Give a later day with --until, or close the directive."
              .formatted(until, today));
    }
  }

  /** The earlier of its end and twelve months from now. */
  static LocalDate reviewOn(LocalDate until, LocalDate today) {
    LocalDate latest = today.plusMonths(REVIEW_MONTHS);
    return until.isBefore(latest) ? until : latest;
  }

  static UUID place(JdbcClient jdbc, Notified one, LocalDate reviewOn, OffsetDateTime now) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO lethe.hold (hold_id, subject_table, subject_key, kind, case_ref, approver,
              review_on, opened_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            one.table().toString(),
            one.key(),
            KIND,
            one.proofRef(),
            one.approver(),
            reviewOn,
            now)
        .update();
    return id;
  }

  /** With the hold goes the key that stands in it. */
  static void remove(JdbcClient jdbc, UUID directive) {
    jdbc.sql(
            "DELETE FROM lethe.hold WHERE hold_id = (SELECT hold_id FROM lethe.directive WHERE directive_id = ?)")
        .param(directive)
        .update();
  }

  static void review(JdbcClient jdbc, UUID directive, String approver, LocalDate reviewOn) {
    jdbc.sql(
            """
            UPDATE lethe.hold SET review_on = ?, approver = ?
            WHERE hold_id = (SELECT hold_id FROM lethe.directive WHERE directive_id = ?)
            """)
        .params(reviewOn, approver, directive)
        .update();
  }
}
