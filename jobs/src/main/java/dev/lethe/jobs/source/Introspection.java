package dev.lethe.jobs.source;

import dev.lethe.config.policy.TableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the catalogue of the source database. */
public final class Introspection {
  private static final String COLUMNS =
      """
      SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
             a.attnotnull, a.attgenerated <> '' OR a.attidentity = 'a' AS filled,
             EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique
                     AND i.indisvalid AND i.indpred IS NULL AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum) AS single
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'lethe', 'lethe_archive', 'lethe_guard')
        AND n.nspname NOT LIKE 'pg\\_%'
      ORDER BY n.nspname, c.relname, a.attnum
      """;

  /** A key that only a partition has, or that points at one, is read as the whole table's. */
  private static final String FOREIGN_KEYS =
      """
      SELECT k.conname, cn.nspname AS child_schema, c.relname AS child, pn.nspname AS parent_schema,
             p.relname AS parent,
             (SELECT array_agg(a.attname::text ORDER BY o.n) FROM unnest(k.conkey) WITH ORDINALITY o(att, n)
              JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.att) AS columns,
             (SELECT array_agg(a.attname::text ORDER BY o.n) FROM unnest(k.confkey) WITH ORDINALITY o(att, n)
              JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = o.att) AS targets
      FROM pg_constraint k
      JOIN pg_class c ON c.oid = COALESCE(pg_partition_root(k.conrelid), k.conrelid)
      JOIN pg_namespace cn ON cn.oid = c.relnamespace
      JOIN pg_class p ON p.oid = COALESCE(pg_partition_root(k.confrelid), k.confrelid)
      JOIN pg_namespace pn ON pn.oid = p.relnamespace
      WHERE k.contype = 'f' AND k.conparentid = 0
      ORDER BY cn.nspname, c.relname, k.conname
      """;

  private static final String HEIRS =
      """
      SELECT pn.nspname AS parent_schema, p.relname AS parent, cn.nspname AS child_schema,
             c.relname AS child
      FROM pg_inherits i
      JOIN pg_class c ON c.oid = i.inhrelid AND NOT c.relispartition
      JOIN pg_namespace cn ON cn.oid = c.relnamespace
      JOIN pg_class p ON p.oid = i.inhparent AND p.relkind = 'r'
      JOIN pg_namespace pn ON pn.oid = p.relnamespace
      ORDER BY pn.nspname, p.relname, cn.nspname, c.relname
      """;

  private final JdbcClient jdbc;

  public Introspection(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  public LiveSchema read() {
    Map<TableName, List<ForeignKey>> keys = foreignKeys();
    Map<TableName, List<TableName>> heirs = heirs();
    var tables = new LinkedHashMap<TableName, LiveTable>();
    columns()
        .forEach(
            (name, columns) ->
                tables.put(
                    name,
                    new LiveTable(
                        name,
                        columns,
                        keys.getOrDefault(name, List.of()),
                        heirs.getOrDefault(name, List.of()))));
    return new LiveSchema(tables);
  }

  private Map<TableName, Map<String, LiveColumn>> columns() {
    var tables = new LinkedHashMap<TableName, Map<String, LiveColumn>>();
    jdbc.sql(COLUMNS)
        .query(
            row -> {
              var name = new TableName(row.getString("nspname"), row.getString("relname"));
              tables
                  .computeIfAbsent(name, any -> new LinkedHashMap<>())
                  .put(row.getString("attname"), column(row));
            });
    return tables;
  }

  private static LiveColumn column(ResultSet row) throws SQLException {
    return new LiveColumn(
        row.getString("attname"),
        row.getString("type"),
        row.getBoolean("attnotnull"),
        row.getBoolean("single"),
        row.getBoolean("filled"));
  }

  private Map<TableName, List<ForeignKey>> foreignKeys() {
    var keys = new HashMap<TableName, List<ForeignKey>>();
    jdbc.sql(FOREIGN_KEYS)
        .query(
            row -> {
              ForeignKey key = foreignKey(row);
              keys.computeIfAbsent(key.child(), any -> new ArrayList<>()).add(key);
            });
    return keys;
  }

  private Map<TableName, List<TableName>> heirs() {
    var heirs = new HashMap<TableName, List<TableName>>();
    jdbc.sql(HEIRS)
        .query(
            row -> {
              heirs.computeIfAbsent(parent(row), any -> new ArrayList<>()).add(child(row));
            });
    return heirs;
  }

  private static ForeignKey foreignKey(ResultSet row) throws SQLException {
    return new ForeignKey(
        row.getString("conname"),
        child(row),
        Arrays.asList((String[]) row.getArray("columns").getArray()),
        parent(row),
        Arrays.asList((String[]) row.getArray("targets").getArray()));
  }

  private static TableName child(ResultSet row) throws SQLException {
    return new TableName(row.getString("child_schema"), row.getString("child"));
  }

  private static TableName parent(ResultSet row) throws SQLException {
    return new TableName(row.getString("parent_schema"), row.getString("parent"));
  }
}
