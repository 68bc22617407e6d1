package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.jobs.evidence.Action;
import dev.lethe.jobs.evidence.RelationGuard;
import dev.lethe.jobs.evidence.Technique;
import dev.lethe.jobs.evidence.Treatment;
import dev.lethe.jobs.source.Blanking;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Ownership;
import java.util.List;

/** What a rule does to a table, in the words of the run log. */
final class Treatments {
  private Treatments() {}

  /**
   * @param owned the ways in which rows of one table belong to the rule's subjects
   */
  static Treatment of(Rule rule, List<Ownership> owned, LiveSchema schema) {
    if (rule.pseudonym().isPresent()) {
      return pseudonymise(owned.get(0).table(), rule.pseudonym().get());
    }
    boolean own = owned.get(0).table().name().equals(rule.subject());
    boolean deletes = owned.stream().anyMatch(Ownership::deletes);
    boolean archives =
        own ? rule.then() == Then.ARCHIVE : owned.stream().anyMatch(Ownership::archives);
    Table table = owned.get(0).table();
    List<String> columns =
        archives
            ? table.archive().orElseThrow().columns()
            : deletes
                ? List.copyOf(table.columns().keySet())
                : owned.stream()
                    .flatMap(one -> Blanking.columns(one).stream())
                    .map(dev.lethe.config.policy.Column::name)
                    .distinct()
                    .toList();
    boolean anonymises = own && rule.then() == Then.ANONYMISE;
    return new Treatment(
        table.name(),
        table.role(),
        columns,
        action(anonymises, archives, deletes),
        techniques(anonymises, deletes),
        owned.stream()
            .filter(one -> !one.isOwnRow())
            .map(one -> one.path().get(0))
            .distinct()
            .filter(link -> !isReferenced(table.name(), link, schema))
            .map(link -> new RelationGuard(link.column(), link.guard()))
            .toList());
  }

  /** A foreign key keeps new rows out by itself. */
  private static boolean isReferenced(TableName table, Link link, LiveSchema schema) {
    return link.reversed()
        ? schema.table(link.parent()).references(link.parentColumn(), table)
        : schema.table(table).references(link.column(), link.parent());
  }

  private static Treatment pseudonymise(Table table, Pseudonym what) {
    return new Treatment(
        table.name(),
        table.role(),
        what.columns(),
        Action.PSEUDONYMISE,
        List.of(Technique.PSEUDONYMIZATION),
        List.of());
  }

  private static Action action(boolean anonymises, boolean archives, boolean deletes) {
    if (anonymises) {
      return Action.ANONYMISE;
    }
    return archives ? Action.ARCHIVE : deletes ? Action.DELETE : Action.BLANK;
  }

  private static List<Technique> techniques(boolean anonymises, boolean deletes) {
    Technique removal = deletes ? Technique.RECORD_SUPPRESSION : Technique.LOCAL_SUPPRESSION;
    return anonymises
        ? List.of(Technique.GENERALIZATION, Technique.AGGREGATION, removal)
        : List.of(removal);
  }
}
