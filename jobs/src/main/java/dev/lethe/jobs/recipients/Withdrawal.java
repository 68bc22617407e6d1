package dev.lethe.jobs.recipients;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.rights.OpposedRows;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.Recontacts;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes back, before anything is handed over, the notices to write to people whom the run would not
 * ask any more: the last day has passed, they objected in whatever way, came back by themselves, or
 * their rows were frozen. A notice that is taken back asks nobody, and forgets whom it was about.
 */
final class Withdrawal {
  private final Controller controller;
  private final Policy policy;
  private final Objectors objectors;

  Withdrawal(Controller controller) {
    this.controller = controller;
    this.policy = controller.policy();
    this.objectors = new OpposedRows(controller.settings());
  }

  void of(String recipient) {
    List<Rule> asking =
        policy.rules().stream()
            .filter(rule -> rule.recontact().isPresent() && !rule.asksNobody())
            .toList();
    controller
        .source()
        .asOwner(
            "take back notices",
            jdbc -> {
              LiveSchema schema = new Introspection(jdbc).read();
              withdraw(jdbc, recipient, Fragment.of("n.send_by < ?", controller.today()));
              withdraw(jdbc, recipient, ofNoRule(asking));
              asking.forEach(rule -> of(jdbc, recipient, schema, rule));
              return recipient;
            });
  }

  /** The policy asks nobody in that rule's name any more. */
  private static Fragment ofNoRule(List<Rule> asking) {
    return Fragment.of(
        "n.purpose = 'contact' AND r.rule_id <> ALL (?::text[])",
        (Object) asking.stream().map(Rule::id).toArray(String[]::new));
  }

  private void of(JdbcClient jdbc, String recipient, LiveSchema schema, Rule rule) {
    var recontacts = new Recontacts(policy, schema, rule);
    Table subject = policy.table(rule.subject());
    readdress(jdbc, recipient, recontacts, rule);
    List<String> opposed = objectors.among(jdbc, subject, waiting(recipient, subject));
    withdraw(
        jdbc,
        recipient,
        Fragment.of(
                "r.rule_id = ? AND NOT EXISTS (SELECT 1 FROM %s s WHERE "
                    .formatted(Quoted.table(subject.name())),
                rule.id())
            .then(recontacts.ofPeriod())
            .then(" AND %s::text = n.reference AND ".formatted(recontacts.reference()))
            .then(recontacts.standing(controller.today(), controller.today(), opposed))
            .then(" = 'contact')"));
  }

  /** To where the person is reached now. A batch that may be with the recipient does not change. */
  private void readdress(JdbcClient jdbc, String recipient, Recontacts recontacts, Rule rule) {
    Fragment readdress =
        Fragment.of(
                """
                UPDATE lethe.notice n SET reference = %1$s::text FROM lethe.recontact r, %2$s s
                WHERE r.notice_id = n.notice_id AND n.controller = ? AND n.recipient = ?
                  AND r.rule_id = ? AND n.batch_id IS NULL AND n.reference <> %1$s::text AND
                """
                    .formatted(recontacts.reference(), Quoted.table(rule.subject())),
                controller.name(),
                recipient,
                rule.id())
            .then(recontacts.ofPeriod());
    jdbc.sql(readdress.sql()).params(readdress.values()).update();
  }

  private static Fragment waiting(String recipient, Table subject) {
    return Fragment.of(
        "EXISTS (SELECT 1 FROM lethe.recontact r JOIN lethe.notice n USING (notice_id) WHERE r.subject_table = ? AND r.subject_key = %s::text AND n.recipient = ? AND n.handed_at IS NULL AND n.withdrawn_at IS NULL)"
            .formatted(Quoted.column("s", subject.key())),
        subject.name().toString(),
        recipient);
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
