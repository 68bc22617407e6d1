package dev.lethe.jobs.source;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Replaces identifiers in rows that stay. Values are read under the lock of their rows, leave the
 * database for as long as the transaction lasts, and never enter it beside their pseudonym.
 *
 * <p>Which value is a pseudonym already is written down row by row in {@code lethe.pseudonym}: a
 * value that only looks like one is replaced like any other, and so is one that came since.
 */
public final class Pseudonymising {
  private static final String KNOWN =
      "EXISTS (SELECT 1 FROM lethe.pseudonym p WHERE p.controller = ? AND p.table_name = ? AND p.row_key = %s::text AND p.column_name = %s AND p.pseudonym = %s)";

  private final Policy policy;
  private final LiveSchema schema;
  private final Table table;
  private final Pseudonym what;

  public Pseudonymising(Policy policy, LiveSchema schema, Rule rule) {
    this.policy = policy;
    this.schema = schema;
    this.table = policy.table(rule.subject());
    this.what = rule.pseudonym().orElseThrow();
  }

  /** Row {@code s} holds a value that is neither empty nor a pseudonym. */
  Fragment somethingPlain() {
    return Fragment.joined(what.columns().stream().map(this::plain).toList(), " OR ");
  }

  private Fragment plain(String column) {
    String value = Quoted.column("s", column);
    return Fragment.of(value + " <> '' AND NOT ")
        .then(
            KNOWN.formatted(Quoted.column("s", table.key()), "?", value),
            policy.controller().value(),
            table.name().toString(),
            column);
  }

  /** One value, and whose. Never printed. */
  private record Plain(String key, String column, String value) {
    @Override
    public String toString() {
      return "Plain[redacted]";
    }
  }

  /**
   * Replaces what is plain in the rows of these keys; must run under their locks.
   *
   * @param pseudonyms under the key that {@code keyId} is the fingerprint of
   * @return rows that changed
   */
  public long replace(
      JdbcClient jdbc, List<String> keys, UnaryOperator<String> pseudonyms, String keyId) {
    List<Plain> plain = read(jdbc, keys);
    Map<String, Map<String, String>> rows = new LinkedHashMap<>();
    for (Plain one : plain) {
      rows.computeIfAbsent(one.key(), any -> new LinkedHashMap<>())
          .put(one.column(), pseudonyms.apply(one.value()));
    }
    long changed = write(jdbc, rows);
    note(jdbc, rows, keyId);
    if (!read(jdbc, keys).isEmpty()) {
      throw SurvivingRow.of(table.name());
    }
    return changed;
  }

  private List<Plain> read(JdbcClient jdbc, List<String> keys) {
    Fragment query =
        Fragment.of(
                "SELECT %s::text AS key, c.name, c.value FROM %s s CROSS JOIN LATERAL (VALUES "
                    .formatted(Quoted.column("s", table.key()), Quoted.table(table.name())))
            .then(columns())
            .then(") c(name, value) WHERE ")
            .then(Keys.among(table, schema, keys))
            .then(" AND c.value <> '' AND NOT ")
            .then(
                KNOWN.formatted(Quoted.column("s", table.key()), "c.name", "c.value"),
                policy.controller().value(),
                table.name().toString());
    return jdbc.sql(query.sql())
        .params(query.values())
        .query((row, n) -> new Plain(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private Fragment columns() {
    var pairs = new ArrayList<String>();
    what.columns()
        .forEach(column -> pairs.add("(?::text, %s::text)".formatted(Quoted.column("s", column))));
    return new Fragment(String.join(", ", pairs), new ArrayList<>(what.columns()));
  }

  /** One update a row, so that triggers and indexes meet it once. */
  private long write(JdbcClient jdbc, Map<String, Map<String, String>> rows) {
    var assignments = new ArrayList<String>();
    var values = new ArrayList<Object>();
    values.add(rows.keySet().toArray(String[]::new));
    for (int i = 0; i < what.columns().size(); i++) {
      String column = what.columns().get(i);
      assignments.add(
          "%s = coalesce(n.v%d, %s)".formatted(Quoted.name(column), i, Quoted.column("t", column)));
      values.add(rows.values().stream().map(row -> row.get(column)).toArray(String[]::new));
    }
    String names =
        IntStream.range(0, what.columns().size())
            .mapToObj(i -> ", v" + i)
            .collect(Collectors.joining());
    return jdbc.sql(
            "UPDATE %s t SET %s FROM unnest(?::text[]%s) AS n(key%s) WHERE %s = n.key::%s"
                .formatted(
                    Quoted.table(table.name()),
                    String.join(", ", assignments),
                    ", ?::text[]".repeat(what.columns().size()),
                    names,
                    Quoted.column("t", table.key()),
                    schema.table(table.name()).column(table.key()).type()))
        .params(values)
        .update();
  }

  private void note(JdbcClient jdbc, Map<String, Map<String, String>> rows, String keyId) {
    var keys = new ArrayList<String>();
    var columns = new ArrayList<String>();
    var pseudonyms = new ArrayList<String>();
    rows.forEach(
        (key, row) ->
            row.forEach(
                (column, pseudonym) -> {
                  keys.add(key);
                  columns.add(column);
                  pseudonyms.add(pseudonym);
                }));
    jdbc.sql(
            """
            INSERT INTO lethe.pseudonym (controller, table_name, row_key, column_name, pseudonym, key_id)
            SELECT ?, ?, n.key, n.col, n.pseudonym, ?
            FROM unnest(?::text[], ?::text[], ?::text[]) AS n(key, col, pseudonym)
            ON CONFLICT (controller, table_name, row_key, column_name)
            DO UPDATE SET pseudonym = excluded.pseudonym, key_id = excluded.key_id
            """)
        .params(
            policy.controller().value(),
            table.name().toString(),
            keyId,
            keys.toArray(String[]::new),
            columns.toArray(String[]::new),
            pseudonyms.toArray(String[]::new))
        .update();
  }
}
