package dev.lethe.jobs.recipients;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.rights.OpposedRows;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Freeze;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.Quoted;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes back, before anything is handed over, the notices to write to people who are not to be
 * written to any more: the last day has passed, they objected, or their rows were frozen since the
 * run. A notice that is taken back asks nobody, and forgets whom it was about.
 */
final class Withdrawal {
  private final Controller controller;
  private final Objectors objectors;

  Withdrawal(Controller controller) {
    this.controller = controller;
    this.objectors = new OpposedRows(controller.settings());
  }

  void of(String recipient) {
    controller
        .source()
        .asOwner(
            "take back notices",
            jdbc -> {
              withdraw(jdbc, recipient, Fragment.of("n.send_by < ?", controller.today()));
              asked().forEach(table -> of(jdbc, recipient, table));
              return recipient;
            });
  }

  /** Tables whose people some rule asks. */
  private List<TableName> asked() {
    return controller.policy().rules().stream()
        .filter(rule -> rule.recontact().isPresent())
        .map(Rule::subject)
        .distinct()
        .toList();
  }

  private void of(JdbcClient jdbc, String recipient, TableName table) {
    withdraw(jdbc, recipient, ofTable(table).then(" AND (").then(barred(table)).then(")"));
    Policy policy = controller.policy();
    Fragment waiting =
        Fragment.of(
            "EXISTS (SELECT 1 FROM lethe.recontact r JOIN lethe.notice n USING (notice_id) WHERE r.subject_table = ? AND r.subject_key = %s::text AND n.recipient = ? AND n.handed_at IS NULL AND n.withdrawn_at IS NULL)"
                .formatted(Quoted.column("s", policy.table(table).key())),
            table.toString(),
            recipient);
    List<String> opposed = objectors.among(jdbc, policy.table(table), waiting);
    withdraw(
        jdbc,
        recipient,
        ofTable(table)
            .then(" AND r.subject_key = ANY (?::text[])", (Object) opposed.toArray(String[]::new)));
  }

  private static Fragment ofTable(TableName table) {
    return Fragment.of("r.subject_table = ?", table.toString());
  }

  /** Gone, or frozen: there is no row that might be written to. */
  private Fragment barred(TableName table) {
    var subject = controller.policy().table(table);
    return Fragment.of(
            "NOT EXISTS (SELECT 1 FROM %s s WHERE %s::text = r.subject_key AND NOT "
                .formatted(Quoted.table(table), Quoted.column("s", subject.key())))
        .then(Freeze.held(subject, controller.today()))
        .then(" AND NOT ")
        .then(Freeze.restricted(subject))
        .then(
            ") OR EXISTS (SELECT 1 FROM lethe.not_to_ask o WHERE o.subject_table = r.subject_table AND o.subject_key = r.subject_key)");
  }

  private void withdraw(JdbcClient jdbc, String recipient, Fragment which) {
    Fragment withdraw =
        Fragment.of(
                """
                UPDATE lethe.notice n SET withdrawn_at = ?, reference = NULL FROM lethe.recontact r
                WHERE r.notice_id = n.notice_id AND n.controller = ? AND n.recipient = ?
                  AND n.handed_at IS NULL AND n.receipt_at IS NULL AND n.withdrawn_at IS NULL AND
                """,
                OffsetDateTime.now(controller.clock()),
                controller.name(),
                recipient)
            .then(which);
    jdbc.sql(withdraw.sql()).params(withdraw.values()).update();
  }
}
