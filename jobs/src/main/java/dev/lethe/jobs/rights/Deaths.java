package dev.lethe.jobs.rights;

import dev.lethe.config.policy.Rule;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who has died, as far as somebody told: {@code lethe.death (subject_table, subject_key)}. Whoever
 * stands there is not written to again. It is known as long as the person's row is there.
 */
public final class Deaths {
  private Deaths() {}

  /** The first notice's day counts, and how many there are. */
  static int note(JdbcClient jdbc, Notified one) {
    return jdbc.sql(
            """
            INSERT INTO lethe.death AS d (subject_table, subject_key, notified_on) VALUES (?, ?, ?)
            ON CONFLICT (subject_table, subject_key) DO UPDATE SET notices = d.notices + 1
            """)
        .params(one.table().toString(), one.key(), one.on())
        .update();
  }

  /** Unless another notice, closed or not, says that the person has died. */
  static void takeBack(JdbcClient jdbc, Directive directive) {
    Object[] person = {directive.table().toString(), directive.subjectKey().orElseThrow()};
    jdbc.sql(
            "UPDATE lethe.death SET notices = notices - 1 WHERE subject_table = ? AND subject_key = ?")
        .params(person)
        .update();
    jdbc.sql("DELETE FROM lethe.death WHERE subject_table = ? AND subject_key = ? AND notices < 1")
        .params(person)
        .update();
  }

  /**
   * Forgets those whom a plan has retired; may be done twice. Whose identifiers alone were replaced
   * is there still.
   */
  public static void end(Controller controller, UUID plan) {
    String[] retiring =
        controller.policy().rules().stream()
            .filter(rule -> rule.then().retires())
            .map(Rule::id)
            .toArray(String[]::new);
    controller
        .source()
        .as(
            SourceRole.APPLIER,
            "forget who is erased by plan " + plan,
            jdbc -> {
              jdbc.sql(
                      """
                      DELETE FROM lethe.death d USING lethe.plan_subject p
                      WHERE p.plan_id = ? AND p.rule_id = ANY (?) AND p.outcome = 'done'
                        AND p.subject_table = d.subject_table AND p.subject_key = d.subject_key
                      """)
                  .params(plan, retiring)
                  .update();
              return jdbc.sql(
                      """
                      UPDATE lethe.directive d
                      SET state = 'closed', outcome = 'done', closed_on = ?, subject_key = NULL
                      FROM lethe.plan_subject p
                      WHERE p.plan_id = ? AND p.rule_id = ANY (?) AND p.outcome = 'done'
                        AND d.kind = 'none'
                        AND p.subject_table = d.subject_table AND p.subject_key = d.subject_key
                      """)
                  .params(controller.today(), plan, retiring)
                  .update();
            });
  }
}
