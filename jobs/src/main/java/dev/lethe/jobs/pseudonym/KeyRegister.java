package dev.lethe.jobs.pseudonym;

import dev.lethe.anonymizer.pseudonym.Epoch;
import dev.lethe.anonymizer.pseudonym.KeyName;
import dev.lethe.anonymizer.pseudonym.PseudonymKey;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which keys there are and were, in the source database: the witness that a lost file was there.
 */
final class KeyRegister {
  private static final String KEYS =
      """
      SELECT k.*, (SELECT count(DISTINCT (p.table_name, p.row_key)) FROM lethe.pseudonym p
                   WHERE p.key_id = k.key_id) AS rows_under
      FROM lethe.pseudonym_key k WHERE k.controller = ?
      """;

  private final SourceDatabase source;

  KeyRegister(SourceDatabase source) {
    this.source = source;
  }

  List<RegisteredKey> all(ControllerId controller) {
    return source.as(
        SourceRole.APPLIER,
        "read the register of keys",
        jdbc ->
            jdbc.sql(KEYS + " ORDER BY k.purpose, k.epoch_begins, k.epoch_length")
                .param(controller.value())
                .query((row, n) -> key(row))
                .list());
  }

  Optional<RegisteredKey> find(KeyName name) {
    return all(name.controller()).stream().filter(key -> key.name().equals(name)).findFirst();
  }

  void add(PseudonymKey key, Instant now) {
    KeyName name = key.name();
    source.as(
        SourceRole.APPLIER,
        "register a key",
        jdbc ->
            jdbc.sql(
                    """
                    INSERT INTO lethe.pseudonym_key
                      (key_id, controller, purpose, epoch_length, epoch_begins, made_at)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """)
                .params(
                    key.fingerprint(),
                    name.controller().value(),
                    name.purpose(),
                    name.epoch().length().toString(),
                    name.epoch().begins(),
                    now.atOffset(ZoneOffset.UTC))
                .update());
  }

  /** Written before the file goes: nobody makes a key of that name again. */
  void destroyed(Lease lease, RegisteredKey key, RegisteredKey.Destruction destruction) {
    source.as(
        SourceRole.APPLIER,
        "register the destruction of a key",
        jdbc -> {
          lease.require(jdbc);
          return jdbc.sql(
                  """
                    UPDATE lethe.pseudonym_key SET destroyed_at = ?, approver = ?, approver_key = ?,
                      signature = ?, while_in_use = ?, run_id = ?
                    WHERE key_id = ? AND destroyed_at IS NULL
                    """)
              .params(
                  destruction.at().atOffset(ZoneOffset.UTC),
                  destruction.approver(),
                  destruction.approverKey(),
                  destruction.signature(),
                  destruction.whileInUse(),
                  destruction.run(),
                  key.id())
              .update();
        });
  }

  private static RegisteredKey key(ResultSet row) throws SQLException {
    var epoch =
        new Epoch(
            Period.parse(row.getString("epoch_length")),
            row.getObject("epoch_begins", LocalDate.class));
    return new RegisteredKey(
        row.getString("key_id"),
        new KeyName(new ControllerId(row.getString("controller")), row.getString("purpose"), epoch),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        destruction(row),
        row.getLong("rows_under"));
  }

  private static Optional<RegisteredKey.Destruction> destruction(ResultSet row)
      throws SQLException {
    OffsetDateTime at = row.getObject("destroyed_at", OffsetDateTime.class);
    return at == null
        ? Optional.empty()
        : Optional.of(
            new RegisteredKey.Destruction(
                at.toInstant(),
                row.getString("approver"),
                row.getString("approver_key"),
                row.getString("signature"),
                row.getBoolean("while_in_use"),
                row.getObject("run_id", UUID.class)));
  }
}
