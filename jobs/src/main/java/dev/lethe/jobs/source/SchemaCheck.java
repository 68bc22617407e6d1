package dev.lethe.jobs.source;

import dev.lethe.anonymizer.pseudonym.Pseudonymizer;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds the policy against the live schema. Every table in scope must be named, every column of
 * those with people be classified, and every name in the policy must exist, or no run may write
 * (GDPR art. 25; invariant I7). Rows are not looked at.
 */
public final class SchemaCheck {
  private final Policy policy;
  private final LiveSchema schema;
  private final List<String> problems = new ArrayList<>();

  private SchemaCheck(Policy policy, LiveSchema schema) {
    this.policy = policy;
    this.schema = schema;
  }

  /** Every problem, each with its remedy; empty: the policy fits. */
  public static List<String> problems(Policy policy, LiveSchema schema) {
    var check = new SchemaCheck(policy, schema);
    policy.tables().values().forEach(check::table);
    check.problems.addAll(ScopeCheck.problems(policy, schema));
    if (check.problems.isEmpty()) {
      check.problems.addAll(GuardFit.problems(policy, schema));
      policy.rules().forEach(check::rule);
      policy.rules().stream().map(Rule::subject).distinct().forEach(check::references);
    }
    return check.problems.stream().distinct().toList();
  }

  public static void require(Policy policy, LiveSchema schema) {
    List<String> problems = problems(policy, schema);
    if (!problems.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot run policy %s: it does not fit the database.%n  %s"
              .formatted(
                  policy.controller(), String.join(System.lineSeparator() + "  ", problems)));
    }
  }

  private void table(Table table) {
    schema
        .find(table.name())
        .ifPresentOrElse(
            live -> problems.addAll(TableCheck.problems(table, live)),
            () ->
                problems.add(
                    "Table %s does not exist. Restore it, or remove it from the policy."
                        .formatted(table.name())));
  }

  private void rule(Rule rule) {
    problems.addAll(PseudonymColumns.problems(schema, rule, Pseudonymizer.LENGTH));
    if (rule.trigger() instanceof Trigger.Elapsed elapsed) {
      elapsed.since().sources().forEach(this::event);
    }
    if (rule.trigger() instanceof Trigger.UnderAge young
        && schema
            .table(rule.subject())
            .column(young.birthDate())
            .moment()
            .filter(LiveColumn.Moment.DATE::equals)
            .isEmpty()) {
      problems.add(
          "Rule %s reads an age from %s.%s, which is no date. Name a column of type date."
              .formatted(rule.id(), rule.subject(), young.birthDate()));
    }
  }

  private void event(Event event) {
    LiveColumn column = schema.table(event.table()).column(event.column());
    if (column.moment().isEmpty()) {
      problems.add(
          "Clock %s has type %s, which is no moment. Name a date or timestamp column."
              .formatted(event, column.type()));
    }
  }

  private void references(dev.lethe.config.policy.TableName subject) {
    List<Ownership> owned = Ownerships.of(policy, subject);
    for (Ownership one : owned) {
      if (one.isShared() && !one.deletes()) {
        sharedBlank(one);
      }
      if (one.deletes() && !one.isShared()) {
        schema.pointingAt(one.table().name()).forEach(key -> reference(key, one, owned));
      }
      if (!one.deletes()) {
        Blanking.columns(one).forEach(column -> blank(one, column));
      }
    }
    OperationOrder.of(owned, schema);
  }

  /** Blanking would take the row from its other owners as well. */
  private void sharedBlank(Ownership one) {
    problems.add(
        "Table %s is blanked by '%s', but others may share its rows. Write at-expiry: delete, which spares a row that is still used."
            .formatted(one.table().name(), one.path().get(0).via()));
  }

  /** What references a deleted row must be gone, or have let go of it, before the row is. */
  private void reference(ForeignKey key, Ownership deleted, List<Ownership> owned) {
    List<Ownership> children =
        owned.stream()
            .filter(one -> one.table().name().equals(key.child()))
            .filter(one -> key.columns().size() == 1)
            .filter(one -> one.extendsBy(key.columns().get(0), deleted))
            .toList();
    if (children.isEmpty()) {
      unsaid(key);
    } else if (children.stream().noneMatch(Ownership::unlinks)) {
      heldOnTo(key, children.get(0));
    }
  }

  private void unsaid(ForeignKey key) {
    String columns = String.join(",", key.columns());
    problems.add(
        "%1$s.%2$s references %3$s, whose rows are deleted, and the policy does not say what becomes of it. Add 'via: %2$s -> %3$s.%4$s' to table %1$s."
            .formatted(key.child(), columns, key.parent(), String.join(",", key.targets())));
  }

  private void heldOnTo(ForeignKey key, Ownership child) {
    problems.add(
        "%1$s.%2$s references %3$s, whose rows are deleted, but it is not among what is blanked: the deletion would fail on %1$s or change its rows once more. Add '%2$s' to 'owns' of '%4$s' in table %1$s, or write at-expiry: delete."
            .formatted(key.child(), key.columns().get(0), key.parent(), child.path().get(0).via()));
  }

  private void blank(Ownership one, Column column) {
    LiveColumn live = schema.table(one.table().name()).column(column.name());
    if (live.filled()) {
      problems.add(
          "Column %s.%s is blanked, but the database fills it and accepts no other value. Have it made an ordinary column, or delete the row."
              .formatted(one.table().name(), column.name()));
    }
    if (live.notNull() && column.blankWith().isEmpty()) {
      problems.add(
          "Column %s.%s is blanked but may not be NULL. Give it a 'blank:' value, or delete the row."
              .formatted(one.table().name(), column.name()));
    }
    if (live.unique() && column.blankWith().filter(text -> !text.contains("{key}")).isPresent()) {
      problems.add(
          "Column %s.%s is unique and cannot be blanked with one value. Use {key} in its 'blank:' value."
              .formatted(one.table().name(), column.name()));
    }
  }
}
