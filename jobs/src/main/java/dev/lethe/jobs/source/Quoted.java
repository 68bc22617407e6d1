package dev.lethe.jobs.source;

import dev.lethe.config.policy.TableName;
import java.util.Collection;
import java.util.stream.Collectors;

/** Identifiers as SQL text: always quoted, so that reserved words and capitals are just names. */
public final class Quoted {
  private Quoted() {}

  public static String name(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  public static String table(TableName table) {
    return name(table.schema()) + "." + name(table.table());
  }

  /** {@code alias."column"}. */
  public static String column(String alias, String column) {
    return alias + "." + name(column);
  }

  /** A text as a literal, under {@code standard_conforming_strings} as every server has it. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  public static String names(Collection<String> identifiers) {
    return identifiers.stream().map(Quoted::name).collect(Collectors.joining(", "));
  }
}
