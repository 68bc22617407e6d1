package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a draft asks the catalogue beyond names, types and foreign keys. */
record Catalogue(
    Map<TableName, List<String>> primaryKeys, Map<TableName, Long> rows, List<String> views) {
  private static final String OWN =
      "n.nspname NOT IN ('pg_catalog', 'information_schema', 'lethe', 'lethe_archive') AND n.nspname NOT LIKE 'pg\\_%' ";

  private static final String PRIMARY_KEYS =
      """
      SELECT n.nspname, c.relname,
             (SELECT array_agg(a.attname::text ORDER BY o.n)
              FROM unnest(i.indkey::int2[]) WITH ORDINALITY o(att, n)
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = o.att) AS columns
      FROM pg_index i
      JOIN pg_class c ON c.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE i.indisprimary AND
      """
          + OWN;
  private static final String ROWS =
      """
      SELECT n.nspname, c.relname,
             CASE WHEN pg_relation_size(c.oid) = 0 AND c.relkind = 'r' THEN 0
                  ELSE c.reltuples::bigint END AS rows
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND
      """
          + OWN;
  private static final String VIEWS =
      """
      SELECT n.nspname, c.relname
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('v', 'm', 'f') AND %s ORDER BY n.nspname, c.relname
      """
          .formatted(OWN);

  static Catalogue read(JdbcClient jdbc) {
    var primaryKeys = new HashMap<TableName, List<String>>();
    jdbc.sql(PRIMARY_KEYS)
        .query(
            row -> {
              Object[] columns = (Object[]) row.getArray("columns").getArray();
              primaryKeys.put(
                  new TableName(row.getString("nspname"), row.getString("relname")),
                  Arrays.stream(columns).map(String::valueOf).toList());
            });
    var rows = new HashMap<TableName, Long>();
    jdbc.sql(ROWS)
        .query(
            row -> {
              rows.put(
                  new TableName(row.getString("nspname"), row.getString("relname")),
                  row.getLong("rows"));
            });
    List<String> views =
        jdbc.sql(VIEWS)
            .query(
                (row, n) ->
                    new TableName(row.getString("nspname"), row.getString("relname")).toString())
            .list();
    return new Catalogue(primaryKeys, rows, views);
  }
}
