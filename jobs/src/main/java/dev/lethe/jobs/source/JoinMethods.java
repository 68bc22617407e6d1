package dev.lethe.jobs.source;

import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which ways of joining PostgreSQL may take to find out who is due. Whoever is inactive in one
 * table is inactive in the others too, which it does not know: it expects a few people where there
 * are thousands. A nested loop over events that an index finds forgives that; over a table that has
 * none on its link it costs people times events.
 */
public final class JoinMethods {
  private JoinMethods() {}

  /** For the rest of the transaction, until the next choice. */
  public static void chooseFor(JdbcClient jdbc, Policy policy, Rule rule) {
    var columns = new ArrayList<UnindexedLinks.LinkColumn>();
    for (EventColumn event : events(policy, rule)) {
      TableName child = event.event().table();
      for (Link link : event.path()) {
        columns.add(new UnindexedLinks.LinkColumn(child, link.column()));
        child = link.parent();
      }
    }
    boolean withoutIndex = !UnindexedLinks.among(jdbc, columns).isEmpty();
    jdbc.sql("SET LOCAL enable_material = off").update();
    jdbc.sql("SET LOCAL enable_nestloop = " + (withoutIndex ? "off" : "on")).update();
  }

  /** From here on, as if nothing had been chosen. */
  public static void leaveToPostgres(JdbcClient jdbc) {
    jdbc.sql("SET LOCAL enable_material TO DEFAULT").update();
    jdbc.sql("SET LOCAL enable_nestloop TO DEFAULT").update();
  }

  private static List<EventColumn> events(Policy policy, Rule rule) {
    if (!(rule.trigger() instanceof Trigger.Elapsed elapsed)) {
      return List.of();
    }
    return elapsed.since().sources().stream()
        .map(event -> EventColumn.of(policy, rule.subject(), event))
        .toList();
  }
}
