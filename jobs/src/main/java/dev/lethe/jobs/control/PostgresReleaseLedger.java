package dev.lethe.jobs.control;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.release.ReleaseKey;
import dev.lethe.warehouse.release.ReleaseLedger;
import dev.lethe.warehouse.release.Reservation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book of releases in the control database. */
public final class PostgresReleaseLedger implements ReleaseLedger {
  private final ControlDatabase control;
  private final Clock clock;

  public PostgresReleaseLedger(ControlDatabase control, Clock clock) {
    this.control = control;
    this.clock = clock;
  }

  @Override
  public Reservation reserve(ReleaseKey key, String inputDigest) {
    return control.in(
        "reserve a release of " + key.table(),
        jdbc -> {
          lock(jdbc, key);
          refuseOtherInput(jdbc, key, inputDigest);
          return find(jdbc, key, inputDigest).orElseGet(() -> insert(jdbc, key, inputDigest));
        });
  }

  @Override
  public void commit(Reservation reservation, long deltaVersion, long rows) {
    control.in(
        "commit a release of " + reservation.key().table(),
        jdbc ->
            jdbc.sql(
                    """
                    UPDATE lethe_control.release
                    SET state = 'COMMITTED', delta_version = ?, row_count = ?, settled_at = ?
                    WHERE release_id = ? AND state = 'RESERVED'
                    """)
                .params(deltaVersion, rows, OffsetDateTime.now(clock), reservation.releaseId())
                .update());
  }

  @Override
  public void refuse(Reservation reservation, String findings) {
    control.in(
        "refuse a release of " + reservation.key().table(),
        jdbc ->
            jdbc.sql(
                    """
                    UPDATE lethe_control.release SET state = 'REFUSED', findings = ?, settled_at = ?
                    WHERE release_id = ? AND state = 'RESERVED'
                    """)
                .params(findings, OffsetDateTime.now(clock), reservation.releaseId())
                .update());
  }

  /** Two processes must not reserve one period at once; the lock ends with the transaction. */
  private static void lock(JdbcClient jdbc, ReleaseKey key) {
    jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS locked")
        .param("lethe release " + key)
        .query(Integer.class)
        .single();
  }

  private static void refuseOtherInput(JdbcClient jdbc, ReleaseKey key, String inputDigest) {
    boolean other =
        jdbc.sql(
                """
                SELECT EXISTS (SELECT 1 FROM lethe_control.release WHERE controller = ?
                  AND table_name = ? AND period = ? AND state = 'COMMITTED' AND input_digest <> ?)
                """)
            .params(key.controller(), key.table(), key.period(), inputDigest)
            .query(Boolean.class)
            .single();
    if (other) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot publish %s for %s: that period was published from other input, and the difference would show what changed. Leave the published figures as they are."
              .formatted(key.table(), key.period()));
    }
  }

  private static Optional<Reservation> find(JdbcClient jdbc, ReleaseKey key, String inputDigest) {
    return jdbc.sql(
            """
            SELECT release_id, revision, input_digest, state FROM lethe_control.release
            WHERE controller = ? AND table_name = ? AND period = ? AND input_digest = ?
            ORDER BY revision DESC LIMIT 1
            """)
        .params(key.controller(), key.table(), key.period(), inputDigest)
        .query((row, n) -> reservation(key, row))
        .optional();
  }

  private Reservation insert(JdbcClient jdbc, ReleaseKey key, String inputDigest) {
    jdbc.sql(
            """
            INSERT INTO lethe_control.release (release_id, controller, table_name, period, revision,
              input_digest, state, reserved_at)
            SELECT ?, ?, ?, ?, coalesce(max(revision), 0) + 1, ?, 'RESERVED', ?
            FROM lethe_control.release WHERE controller = ? AND table_name = ? AND period = ?
            """)
        .params(
            UUID.randomUUID(),
            key.controller(),
            key.table(),
            key.period(),
            inputDigest,
            OffsetDateTime.now(clock),
            key.controller(),
            key.table(),
            key.period())
        .update();
    return find(jdbc, key, inputDigest).orElseThrow();
  }

  private static Reservation reservation(ReleaseKey key, ResultSet row) throws SQLException {
    return new Reservation(
        row.getObject("release_id", UUID.class),
        key,
        row.getLong("revision"),
        row.getString("input_digest"),
        Reservation.State.valueOf(row.getString("state")));
  }
}
