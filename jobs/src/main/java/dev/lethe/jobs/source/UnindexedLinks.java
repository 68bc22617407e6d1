package dev.lethe.jobs.source;

import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Links that no index leads along: to find one person's rows PostgreSQL reads the whole table. An
 * index counts if the link is its first column, it holds every row with a link, and equality can be
 * looked up in it in order (B-tree) or by its hash. Not looked at: indexes of single partitions,
 * and whether types and collations of both sides let PostgreSQL use it.
 */
public final class UnindexedLinks {
  private static final String AMONG =
      """
      SELECT link.place FROM unnest(?::text[], ?::text[]) WITH ORDINALITY AS link (child, col, place)
      WHERE to_regclass(link.child) IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM pg_index i
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am m ON m.oid = c.relam AND m.amname IN ('btree', 'hash')
        WHERE i.indrelid = to_regclass(link.child) AND i.indisvalid
          AND (i.indpred IS NULL OR pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))
          AND a.attname = link.col)
      ORDER BY 1
      """;

  private UnindexedLinks() {}

  /** The column by which the rows of a person are found. */
  public record LinkColumn(TableName child, String column) {
    /** {@code table.column}, as policies write it. */
    @Override
    public String toString() {
      return child + "." + column;
    }
  }

  /** Of all tables of the policy that are there, in its order. */
  public static List<LinkColumn> of(JdbcClient jdbc, Policy policy) {
    Set<LinkColumn> columns = new LinkedHashSet<>();
    for (Table table : policy.tables().values()) {
      for (Link link : table.links()) {
        columns.add(new LinkColumn(table.name(), link.column()));
      }
    }
    return among(jdbc, List.copyOf(columns));
  }

  static List<LinkColumn> among(JdbcClient jdbc, List<LinkColumn> columns) {
    if (columns.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(AMONG)
        .params(
            columns.stream().map(one -> Quoted.table(one.child())).toArray(String[]::new),
            columns.stream().map(LinkColumn::column).toArray(String[]::new))
        .query((row, n) -> columns.get(row.getInt(1) - 1))
        .list();
  }
}
