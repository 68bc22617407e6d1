package dev.lethe.config.policy;

import static java.util.Objects.requireNonNull;

/** A table of the source database; without a dot it stands in schema {@code public}. */
public record TableName(String schema, String table) implements Comparable<TableName> {
  public TableName {
    requireNonNull(schema, "schema is null");
    requireNonNull(table, "table is null");
  }

  public static TableName of(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? new TableName("public", text)
        : new TableName(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  /** As the policy writes it: {@code users}, or {@code shop.users} outside schema public. */
  @Override
  public String toString() {
    return schema.equals("public") ? table : schema + "." + table;
  }
}
