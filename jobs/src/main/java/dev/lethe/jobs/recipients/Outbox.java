package dev.lethe.jobs.recipients;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A controller's notices to recipients. A reference is kept until the receipt comes, and no longer:
 * it is personal, and the last that is left of the row.
 */
public final class Outbox {
  /** Notices in one batch at most. */
  static final int BATCH = 1_000;

  private static final String WAITS =
      "handed_at IS NULL AND receipt_at IS NULL AND withdrawn_at IS NULL";

  private final Controller controller;

  public Outbox(Controller controller) {
    this.controller = controller;
  }

  /**
   * How one recipient stands.
   *
   * @param waiting not handed over yet
   * @param pending handed over, without a receipt
   * @param overdue of both: those whose receipt should have come before today
   */
  public record Standing(
      String recipient, long waiting, long pending, long received, long overdue) {}

  public List<Standing> standings() {
    return as(
        SourceRole.AUDITOR,
        "look at the outbox",
        jdbc ->
            jdbc.sql(
                    """
                    SELECT recipient,
                      count(*) FILTER (WHERE handed_at IS NULL AND open) AS waiting,
                      count(*) FILTER (WHERE handed_at IS NOT NULL AND open) AS pending,
                      count(receipt_at) AS received,
                      count(*) FILTER (WHERE open AND receipt_due < ?) AS overdue
                    FROM (SELECT *, receipt_at IS NULL AND withdrawn_at IS NULL AS open
                          FROM (SELECT recipient, controller, handed_at, receipt_at, withdrawn_at, receipt_due
                                FROM lethe.notice) n) n
                    WHERE controller = ? GROUP BY recipient ORDER BY recipient
                    """)
                .params(controller.today(), controller.name())
                .query(Standing.class)
                .list());
  }

  /** Receipts that should have come, of all recipients. */
  public long overdue() {
    return standings().stream().mapToLong(Standing::overdue).sum();
  }

  /**
   * Hands over what waits for a recipient, batch by batch. Whoever is not to be written to any more
   * is left out, and forgotten.
   *
   * @return how many notices
   */
  public long send(String recipient) {
    Delivery delivery = Deliveries.to(recipient, controller.settings());
    new Withdrawal(controller).of(recipient);
    return sendAll(recipient, delivery, "erase") + sendAll(recipient, delivery, "contact");
  }

  private long sendAll(String recipient, Delivery delivery, String purpose) {
    while (batch(recipient, purpose) > 0) {}
    return open(recipient, purpose).stream().mapToLong(batch -> send(batch, delivery)).sum();
  }

  /** What is in which batch is committed first: a batch that is handed over again is the same. */
  private int batch(String recipient, String purpose) {
    return as(
        SourceRole.MESSENGER,
        "sort notices into batches",
        jdbc ->
            jdbc.sql(
                    """
                    UPDATE lethe.notice SET batch_id = ? WHERE batch_id IS NULL AND notice_id IN (
                      SELECT notice_id FROM lethe.notice
                      WHERE controller = ? AND recipient = ? AND purpose = ? AND batch_id IS NULL AND %s
                      ORDER BY asked_on, notice_id LIMIT ?)
                    """
                        .formatted(WAITS))
                .params(UUID.randomUUID(), controller.name(), recipient, purpose, BATCH)
                .update());
  }

  private List<UUID> open(String recipient, String purpose) {
    return as(
        SourceRole.MESSENGER,
        "look for batches",
        jdbc ->
            jdbc.sql(
                    "SELECT batch_id FROM lethe.notice WHERE controller = ? AND recipient = ? AND purpose = ? AND %s GROUP BY batch_id ORDER BY min(asked_on), batch_id"
                        .formatted(WAITS))
                .params(controller.name(), recipient, purpose)
                .query(UUID.class)
                .list());
  }

  /** Marked in the transaction that holds the rows: two senders never hand over the same. */
  private int send(UUID batch, Delivery delivery) {
    return as(
        SourceRole.MESSENGER,
        "hand over notices",
        jdbc -> {
          List<Notice> notices = waiting(jdbc, batch);
          if (!notices.isEmpty()) {
            delivery.deliver(batch, notices);
            mark(jdbc, "handed_at = ?", notices.stream().map(Notice::id).toList());
          }
          return notices.size();
        });
  }

  private static List<Notice> waiting(JdbcClient jdbc, UUID batch) {
    return jdbc.sql(
            """
            SELECT notice_id, reference, asked_on, receipt_due, send_by, answer_by FROM lethe.notice
            WHERE batch_id = ? AND %s ORDER BY asked_on, notice_id FOR UPDATE
            """
                .formatted(WAITS))
        .param(batch)
        .query(
            (row, n) ->
                new Notice(
                    row.getObject("notice_id", UUID.class),
                    row.getString("reference"),
                    row.getObject("asked_on", LocalDate.class),
                    row.getObject("receipt_due", LocalDate.class),
                    question(row)))
        .list();
  }

  private static Optional<Notice.Question> question(ResultSet row) throws SQLException {
    LocalDate answerBy = row.getObject("answer_by", LocalDate.class);
    return answerBy == null
        ? Optional.empty()
        : Optional.of(new Notice.Question(row.getObject("send_by", LocalDate.class), answerBy));
  }

  /**
   * Notes the receipts of a recipient and forgets the references. A receipt that came before is no
   * news.
   *
   * @return how many were new
   * @throws LetheException INVALID where an id is not one of the recipient's, or it cannot know it
   *     yet: nothing is noted
   */
  public int receive(String recipient, List<UUID> receipts) {
    return as(
        SourceRole.MESSENGER,
        "note receipts",
        jdbc -> {
          requireOwn(jdbc, recipient, receipts);
          return mark(jdbc, "receipt_at = ?, reference = NULL", receipts);
        });
  }

  private void requireOwn(JdbcClient jdbc, String recipient, List<UUID> receipts) {
    long known =
        jdbc.sql(
                "SELECT count(*) FROM lethe.notice WHERE controller = ? AND recipient = ? AND notice_id = ANY (?::text[]::uuid[]) AND (batch_id IS NOT NULL OR handed_at IS NOT NULL)")
            .params(controller.name(), recipient, ids(receipts))
            .query(Long.class)
            .single();
    long asked = receipts.stream().distinct().count();
    if (known != asked) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot note the receipts: %d of %d are no notices to %s. Ask the recipient for the right file; none was noted."
              .formatted(asked - known, asked, recipient));
    }
  }

  private int mark(JdbcClient jdbc, String change, List<UUID> notices) {
    return jdbc.sql(
            "UPDATE lethe.notice SET %s WHERE receipt_at IS NULL AND notice_id = ANY (?::text[]::uuid[])"
                .formatted(change))
        .params(OffsetDateTime.now(controller.clock()), ids(notices))
        .update();
  }

  private static String[] ids(List<UUID> notices) {
    return notices.stream().map(UUID::toString).toArray(String[]::new);
  }

  private <T> T as(
      SourceRole role, String action, java.util.function.Function<JdbcClient, T> work) {
    return controller.source().as(role, action, work);
  }
}
