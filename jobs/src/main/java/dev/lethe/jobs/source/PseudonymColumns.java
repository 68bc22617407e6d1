package dev.lethe.jobs.source;

import dev.lethe.config.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the columns that a rule pseudonymises can hold a pseudonym, and nothing points by them.
 */
final class PseudonymColumns {
  private static final Pattern TEXT = Pattern.compile("text|character varying(?:\\((\\d+)\\))?");

  private final LiveSchema schema;
  private final Rule rule;
  private final int length;
  private final List<String> problems = new ArrayList<>();

  private PseudonymColumns(LiveSchema schema, Rule rule, int length) {
    this.schema = schema;
    this.rule = rule;
    this.length = length;
  }

  /**
   * Every problem, each with its remedy.
   *
   * @param length of a pseudonym, in characters
   */
  static List<String> problems(LiveSchema schema, Rule rule, int length) {
    var check = new PseudonymColumns(schema, rule, length);
    rule.pseudonym().ifPresent(pseudonym -> pseudonym.columns().forEach(check::column));
    return check.problems;
  }

  private void column(String name) {
    LiveColumn column = schema.table(rule.subject()).column(name);
    Matcher type = TEXT.matcher(column.type());
    if (!type.matches()) {
      add(
          name,
          "has type %s, which cannot hold a pseudonym. Have it made text, or leave it out",
          column.type());
    } else if (type.group(1) != null && Integer.parseInt(type.group(1)) < length) {
      add(
          name,
          "has type %s, and a pseudonym has "
              + length
              + " characters. Have it widened, or leave it out",
          column.type());
    }
    if (column.filled()) {
      add(
          name,
          "is filled by the database, which accepts no other value. Have it made an ordinary column, or leave it out",
          "");
    }
    schema.tables().values().stream()
        .flatMap(table -> table.foreignKeys().stream())
        .filter(key -> isPartOf(key, name))
        .forEach(
            key ->
                add(
                    name,
                    "is part of foreign key %s, which a pseudonym would break. Leave it out, or have the key made of another column",
                    key.name()));
  }

  private boolean isPartOf(ForeignKey key, String column) {
    boolean points = key.child().equals(rule.subject()) && key.columns().contains(column);
    boolean isPointedAt = key.parent().equals(rule.subject()) && key.targets().contains(column);
    return points || isPointedAt;
  }

  private void add(String column, String problem, String detail) {
    problems.add(
        "Column %s.%s is pseudonymised by rule %s, but %s."
            .formatted(rule.subject(), column, rule.id(), problem.formatted(detail)));
  }
}
