package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SubjectRow;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * Restrictions of processing (GDPR art. 18). While one is open nothing is done to the person's
 * rows, and they enter no statistic; the clock runs on, so that the first run after it is lifted
 * does what has fallen due.
 */
public final class Restrictions {
  private final SourceDatabase source;
  private final Policy policy;
  private final Clock clock;

  public Restrictions(SourceDatabase source, Policy policy, Clock clock) {
    this.source = source;
    this.policy = policy;
    this.clock = clock;
  }

  /** A restriction as it is listed: without the subject's key. */
  public record Listed(
      UUID id, String table, String reason, OffsetDateTime openedAt, boolean open) {}

  /**
   * Restricts from now on; a run that reaches the person later leaves them alone.
   *
   * @param reason a few words of the field, no personal data: they are listed
   */
  public UUID add(TableName table, String key, String reason) {
    UUID id = UUID.randomUUID();
    source.asOwner(
        "restrict processing",
        jdbc -> {
          SubjectRow.lockAlsoArchived(jdbc, policy, table, key);
          return jdbc.sql(
                  "INSERT INTO lethe.restriction (restriction_id, subject_table, subject_key, reason, opened_at) VALUES (?, ?, ?, ?, ?)")
              .params(id, table.toString(), key, reason, OffsetDateTime.now(clock))
              .update();
        });
    return id;
  }

  /**
   * The next run acts again.
   *
   * @throws LetheException INVALID where no open restriction has this id
   */
  public void lift(UUID restriction) {
    int lifted =
        source.asOwner(
            "lift a restriction",
            jdbc ->
                jdbc.sql(
                        "UPDATE lethe.restriction SET lifted_at = ? WHERE restriction_id = ? AND lifted_at IS NULL")
                    .params(OffsetDateTime.now(clock), restriction)
                    .update());
    if (lifted == 0) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot lift restriction %s: there is no open restriction with that id. 'lethe restrict list' shows them."
              .formatted(restriction));
    }
  }

  /** Newest first. */
  public List<Listed> all() {
    return source.asOwner(
        "list the restrictions",
        jdbc ->
            jdbc.sql(
                    """
                    SELECT restriction_id, subject_table, reason, opened_at, lifted_at
                    FROM lethe.restriction ORDER BY opened_at DESC
                    """)
                .query(
                    (row, n) ->
                        new Listed(
                            row.getObject("restriction_id", UUID.class),
                            row.getString("subject_table"),
                            row.getString("reason"),
                            row.getObject("opened_at", OffsetDateTime.class),
                            row.getObject("lifted_at") == null))
                .list());
  }
}
