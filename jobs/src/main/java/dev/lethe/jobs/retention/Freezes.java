package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SubjectRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Holds and restrictions. Placing one takes the lock of the subject's row, as retiring it does:
 * whoever comes first is obeyed by the other.
 */
public final class Freezes {
  private static final int LONGEST_REFERENCE = 80;

  private final SourceDatabase source;
  private final Policy policy;
  private final Clock clock;

  public Freezes(SourceDatabase source, Policy policy, Clock clock) {
    this.source = source;
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Why and how long a subject is held.
   *
   * @param kind one of the policy's types of hold
   * @param caseRef a reference of up to 80 characters, no name
   * @param reviewOn day on which a person looks again; the hold does not end by itself
   */
  public record Hold(
      TableName table,
      String key,
      String kind,
      String caseRef,
      String approver,
      LocalDate reviewOn) {}

  /** A hold as it is listed: without the subject's key. */
  public record Listed(
      UUID id, String table, String kind, String caseRef, LocalDate reviewOn, boolean open) {}

  public UUID hold(Hold hold) {
    requireAdmissible(hold);
    UUID id = UUID.randomUUID();
    source.asOwner(
        "place a hold",
        jdbc -> {
          SubjectRow.lockAlsoArchived(jdbc, policy, hold.table(), hold.key());
          return jdbc.sql(
                  """
                  INSERT INTO lethe.hold (hold_id, subject_table, subject_key, kind, case_ref,
                    approver, review_on, opened_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                  """)
              .params(
                  id,
                  hold.table().toString(),
                  hold.key(),
                  hold.kind(),
                  hold.caseRef(),
                  hold.approver(),
                  hold.reviewOn(),
                  OffsetDateTime.now(clock))
              .update();
        });
    return id;
  }

  public void close(UUID hold) {
    int closed =
        source.asOwner(
            "close a hold",
            jdbc ->
                jdbc.sql(
                        """
                        UPDATE lethe.hold h SET closed_at = ? WHERE hold_id = ? AND closed_at IS NULL
                          AND NOT EXISTS (SELECT 1 FROM lethe.directive d WHERE d.hold_id = h.hold_id)
                        """)
                    .params(OffsetDateTime.now(clock), hold)
                    .update());
    if (closed == 0) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot close hold %s: there is no open hold with that id, or it stands as long as a directive ('lethe directive close'). 'lethe hold list' shows them."
              .formatted(hold));
    }
  }

  /** Newest first. */
  public List<Listed> holds() {
    return source.asOwner(
        "list the holds",
        jdbc ->
            jdbc.sql("SELECT * FROM lethe.hold ORDER BY opened_at DESC")
                .query((row, n) -> listed(row))
                .list());
  }

  /** As {@link Restrictions#add}. */
  public UUID restrict(TableName table, String key, String reason) {
    return new Restrictions(source, policy, clock).add(table, key, reason);
  }

  private void requireAdmissible(Hold hold) {
    if (!policy.holds().contains(hold.kind())) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot place a hold of type '%s': the policy admits %s. Give one of these with --kind."
              .formatted(hold.kind(), policy.holds()));
    }
    if (hold.caseRef().contains("@") || hold.caseRef().length() > LONGEST_REFERENCE) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot place a hold for this case: its reference has an '@' or more than %d characters. Give a reference with --case, and no name or address."
              .formatted(LONGEST_REFERENCE));
    }
    LocalDate today = LocalDate.now(clock.withZone(policy.zone()));
    if (!hold.reviewOn().isAfter(today)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot place a hold to be reviewed on %s: that is not after today (%s). Give a later day with --review-on."
              .formatted(hold.reviewOn(), today));
    }
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        row.getObject("hold_id", UUID.class),
        row.getString("subject_table"),
        row.getString("kind"),
        row.getString("case_ref"),
        row.getObject("review_on", LocalDate.class),
        row.getObject("closed_at") == null);
  }
}
