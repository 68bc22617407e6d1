package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Then;
import dev.lethe.jobs.evidence.Action;
import dev.lethe.jobs.evidence.Technique;
import dev.lethe.jobs.evidence.Treatment;
import dev.lethe.jobs.source.Blanking;
import dev.lethe.jobs.source.Ownership;
import java.util.List;
import java.util.Optional;

/** What a rule does to a table, in the words of the run log. */
final class Treatments {
  private Treatments() {}

  /**
   * @param owned the ways in which rows of one table belong to the rule's subjects
   */
  static Treatment of(Rule rule, List<Ownership> owned) {
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
            .map(one -> one.path().get(0).guard())
            .filter(Guard.LOCK::equals)
            .findFirst());
  }

  private static Treatment pseudonymise(Table table, Pseudonym what) {
    return new Treatment(
        table.name(),
        table.role(),
        what.columns(),
        Action.PSEUDONYMISE,
        List.of(Technique.PSEUDONYMIZATION),
        Optional.empty());
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
