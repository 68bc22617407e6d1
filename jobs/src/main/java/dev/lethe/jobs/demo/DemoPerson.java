package dev.lethe.jobs.demo;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.Keys;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Ownership;
import dev.lethe.jobs.source.Ownerships;
import dev.lethe.jobs.source.Quoted;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One fictional person's rows, to be shown before and after. Never used on a real database. */
final class DemoPerson {
  private static final int ROWS_SHOWN = 2;
  private static final int TABLES_SHOWN = 5;

  private final Controller controller;
  private final TableName table;
  private final String key;
  private final Map<String, List<String>> rowKeys = new LinkedHashMap<>();

  DemoPerson(Controller controller, TableName table, String key) {
    this.controller = controller;
    this.table = table;
    this.key = key;
  }

  /** The first rows of the first tables; afterwards the same rows, wherever they are left. */
  Map<String, List<Map<String, String>>> rows() {
    return controller
        .source()
        .asOwner(
            "read the demo's person",
            jdbc -> {
              var rows = new LinkedHashMap<String, List<Map<String, String>>>();
              LiveSchema schema = new Introspection(jdbc).read();
              for (Ownership owned : shown()) {
                String table = owned.table().name().toString();
                List<String> keys =
                    rowKeys.computeIfAbsent(table, any -> keys(jdbc, schema, owned));
                if (!keys.isEmpty()) {
                  rows.put(table, rows(jdbc, schema, owned, keys));
                }
              }
              return rows;
            });
  }

  private List<Ownership> shown() {
    return Ownerships.of(controller.policy(), table).stream()
        .filter(owned -> owned.path().size() <= 1)
        .limit(TABLES_SHOWN)
        .toList();
  }

  private List<String> keys(JdbcClient jdbc, LiveSchema schema, Ownership owned) {
    Ownership subject = Ownerships.of(controller.policy(), subject(owned)).get(0);
    Fragment query =
        Fragment.of(
                "SELECT t.%1$s::text FROM %2$s t WHERE "
                    .formatted(
                        Quoted.name(owned.table().key()), Quoted.table(owned.table().name())))
            .then(
                owned.rowsOf(
                    "t",
                    subject.table().name(),
                    subject.table().key(),
                    Keys.subselect(subject.table(), schema, List.of(key))))
            .then(
                " ORDER BY t.%s LIMIT %d".formatted(Quoted.name(owned.table().key()), ROWS_SHOWN));
    return jdbc.sql(query.sql()).params(query.values()).query(String.class).list();
  }

  private static TableName subject(Ownership owned) {
    return owned.isOwnRow() ? owned.table().name() : owned.path().get(0).parent();
  }

  private List<Map<String, String>> rows(
      JdbcClient jdbc, LiveSchema schema, Ownership owned, List<String> keys) {
    Fragment query =
        Fragment.of("SELECT s.* FROM %s s WHERE ".formatted(Quoted.table(owned.table().name())))
            .then(Keys.among(owned.table(), schema, keys))
            .then(" ORDER BY s." + Quoted.name(owned.table().key()));
    var rows = new ArrayList<Map<String, String>>();
    jdbc.sql(query.sql())
        .params(query.values())
        .query(
            row -> {
              rows.add(row(row));
            });
    return rows;
  }

  private static Map<String, String> row(ResultSet row) throws SQLException {
    var values = new LinkedHashMap<String, String>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value = row.getString(i);
      values.put(columns.getColumnName(i), value == null ? "" : value);
    }
    return values;
  }
}
