package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether a trigger can guard a relation without harm to who writes: it looks the parent up for
 * every new row, so that this must cost one look into a unique index and can never fail.
 */
final class GuardFit {
  private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> TEXTS = Set.of("text", "character varying");
  private static final Set<String> OTHERS = Set.of("uuid", "numeric", "date", "character", "bytea");

  private GuardFit() {}

  /** Every problem, each with its remedy; tables and columns must exist. */
  static List<String> problems(Policy policy, LiveSchema schema) {
    var problems = new ArrayList<String>();
    for (GuardedRelation relation : GuardedRelation.of(policy)) {
      LiveColumn child = column(schema, relation.child(), relation.column());
      LiveColumn parent = column(schema, relation.parent(), relation.parentColumn());
      if (!parent.unique()) {
        problems.add(
            "Relation %s -> %s.%s cannot be guarded by a trigger: the column pointed at has no unique index, and each new row would read the whole table. Write guard: lock."
                .formatted(relation, relation.parent(), relation.parentColumn()));
      } else if (!areAlike(child.type(), parent.type())) {
        problems.add(
            "Relation %s -> %s.%s cannot be guarded by a trigger: %s and %s are not compared through the index. Write guard: lock."
                .formatted(
                    relation,
                    relation.parent(),
                    relation.parentColumn(),
                    child.type(),
                    parent.type()));
      } else if (child.filled()) {
        problems.add(
            "Relation %s cannot be guarded by a trigger: the database fills the column after the trigger has looked at it. Write guard: lock."
                .formatted(relation));
      }
    }
    return problems;
  }

  static void require(Policy policy, LiveSchema schema) {
    List<String> problems = problems(policy, schema);
    if (!problems.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot install the guards of %s: %s"
              .formatted(policy.controller(), String.join(" ", problems)));
    }
  }

  /**
   * Types of extensions bring operators of their own, which the trigger's path does not hold. Whom
   * a plan erased is known by the text of the key, which differs where 1 is 1.00.
   */
  private static boolean areAlike(String child, String parent) {
    return (INTEGERS.contains(child) && INTEGERS.contains(parent))
        || (TEXTS.contains(plain(child)) && TEXTS.contains(plain(parent)))
        || (OTHERS.contains(plain(child)) && child.equals(parent));
  }

  private static String plain(String type) {
    return type.replaceFirst("\\(.*", "");
  }

  private static LiveColumn column(LiveSchema schema, TableName table, String column) {
    return schema.table(table).column(column);
  }
}
