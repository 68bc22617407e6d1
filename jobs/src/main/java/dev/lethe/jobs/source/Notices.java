package dev.lethe.jobs.source;

import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Elsewhere;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down, in the transaction that erases rows, who else must erase what they keep about them.
 * The applier may add a notice and never read one.
 *
 * @param today in the controller's zone: receipts are due from this day on
 */
public record Notices(ControllerId controller, UUID plan, String rule, LocalDate today) {

  /**
   * Must run before the rows go.
   *
   * @param rows which of {@code t} go, or are blanked
   */
  void write(JdbcClient jdbc, Ownership owned, Fragment rows) {
    owned.table().elsewhere().stream()
        .filter(copy -> isErased(owned, copy))
        .forEach(copy -> write(jdbc, owned, copy, rows));
  }

  private static boolean isErased(Ownership owned, Elsewhere copy) {
    return owned.deletes()
        || Blanking.columns(owned).stream().map(Column::name).anyMatch(copy.reference()::equals);
  }

  private void write(JdbcClient jdbc, Ownership owned, Elsewhere copy, Fragment rows) {
    String reference = Quoted.column("t", copy.reference());
    Fragment insert =
        Fragment.of(
                "INSERT INTO lethe.notice (controller, plan_id, rule_id, recipient, reference, asked_on, receipt_due) "
                    + "SELECT DISTINCT ?, ?::uuid, ?, ?, %s::text, ?::date, ?::date FROM %s t WHERE %s IS NOT NULL AND ("
                        .formatted(reference, Quoted.table(owned.table().name()), reference),
                controller.value(),
                plan,
                rule,
                copy.recipient(),
                today,
                today.plus(copy.within()))
            .then(rows)
            .then(")");
    jdbc.sql(insert.sql()).params(insert.values()).update();
  }
}
