package dev.lethe.jobs.retention;

import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.warehouse.query.WarehouseQuery;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a run leaves, ids, times, hashes and attempts aside, as text to compare. */
record FinalState(List<String> tables, List<String> warehouse, List<String> evidence, long published) {
  private static final List<String> TABLES =
      List.of(
          "users", "social_links", "listings", "photos", "messages", "contacts", "orders", "payments",
          "devices", "logins", "support_contacts", "consents", "page_views");

  static FinalState of(DemoRig rig) {
    return new FinalState(
        TABLES.stream().map(table -> table(rig.sql(), table)).toList(),
        warehouse(rig),
        evidence(rig),
        JdbcClient.create(rig.controller().controlSource())
            .sql("SELECT count(*) FROM lethe_control.release WHERE state = 'COMMITTED'")
            .query(Long.class)
            .single());
  }

  /** The trigger writes the time of the run into {@code last_updated}. */
  private static String table(JdbcClient sql, String table) {
    return sql.sql(
            "SELECT ? || ' ' || count(*) || ' ' || coalesce(md5(string_agg((to_jsonb(t) - 'last_updated')::text, '' ORDER BY id)), '') FROM %s t"
                .formatted(table))
        .param(table)
        .query(String.class)
        .single();
  }

  private static List<String> warehouse(DemoRig rig) {
    var lines = new ArrayList<String>();
    try (var query = new WarehouseQuery(rig.controller().settings().warehouse());
        var rows = query.run("SELECT * FROM retired_people ORDER BY ALL")) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        lines.add(row.get().toString());
      }
    }
    return lines;
  }

  private static List<String> evidence(DemoRig rig) {
    return rig.controller().runLog().read().stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .map(
            record ->
                record.rule().id()
                    + " "
                    + record.treatment().table()
                    + " "
                    + record.counts()
                    + record.rows()
                    + record.remainder())
        .toList();
  }
}
