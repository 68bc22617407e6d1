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
    long sent = 0;
    for (int batch = sendBatch(recipient, delivery, purpose);
        batch > 0;
        batch = sendBatch(recipient, delivery, purpose)) {
      sent += batch;
    }
    return sent;
  }

  /** Marked in the transaction that holds the rows: two senders never hand over the same. */
  private int sendBatch(String recipient, Delivery delivery, String purpose) {
    return as(
        SourceRole.MESSENGER,
        "hand over notices",
        jdbc -> {
          List<Notice> notices = waiting(jdbc, recipient, purpose);
          if (!notices.isEmpty()) {
            delivery.deliver(UUID.randomUUID(), notices);
            mark(jdbc, "handed_at = ?", notices.stream().map(Notice::id).toList());
          }
          return notices.size();
        });
  }

  private List<Notice> waiting(JdbcClient jdbc, String recipient, String purpose) {
    return jdbc.sql(
            """
            SELECT notice_id, reference, asked_on, receipt_due, send_by, answer_by FROM lethe.notice
            WHERE controller = ? AND recipient = ? AND purpose = ? AND handed_at IS NULL
              AND receipt_at IS NULL AND withdrawn_at IS NULL
            ORDER BY asked_on, notice_id LIMIT ? FOR UPDATE
            """)
        .params(controller.name(), recipient, purpose, BATCH)
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
   * @throws LetheException INVALID where an id is not one of the recipient's: nothing is noted
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
                "SELECT count(*) FROM lethe.notice WHERE controller = ? AND recipient = ? AND notice_id = ANY (?::text[]::uuid[])")
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
