package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.backups.BackupRegister;
import dev.lethe.jobs.control.PostgresReleaseLedger;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.recipients.Outbox;
import dev.lethe.jobs.rights.Reimports;
import dev.lethe.jobs.rights.RightsStanding;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Due;
import dev.lethe.jobs.source.DueConditions;
import dev.lethe.jobs.source.Entries;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Freeze;
import dev.lethe.jobs.source.GuardCheck;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.JoinMethods;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.RightsCheck;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.jobs.source.SourceRole;
import dev.lethe.warehouse.query.WarehouseQuery;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What can be checked between runs, when no plan is open: who is due and not frozen, beside how
 * many the last run left on purpose, and whether what the ledger calls published is there.
 */
public final class StandingCheck {
  private final Controller controller;

  public StandingCheck(Controller controller) {
    this.controller = controller;
  }

  /**
   * One rule.
   *
   * @param due subjects that are due now, neither held nor restricted, of known age
   * @param accounted failed and deferred ones of the last run
   */
  public record StandingRule(String rule, long due, long accounted) {}

  /** What was found. */
  public record Found(
      LocalDate asOf,
      List<StandingRule> rules,
      long missingReleases,
      long overdueReceipts,
      long overdueBackups,
      long overdueRights) {
    public Found {
      rules = List.copyOf(rules);
    }

    public boolean isClean() {
      return missingReleases == 0
          && overdueReceipts == 0
          && overdueBackups == 0
          && overdueRights == 0
          && rules.stream().allMatch(rule -> rule.due() <= rule.accounted());
    }
  }

  /**
   * Looks; changes nothing.
   *
   * @param asOf null: the day of the last run in the run log
   */
  public Found check(@Nullable LocalDate asOf) {
    LiveSchema schema = controller.source().asOwner("read the schema", this::readable);
    SchemaCheck.require(controller.policy(), schema);
    new Reimports(controller).note();
    LocalDate day = asOf == null ? lastDay() : asOf;
    var rules = new ArrayList<StandingRule>();
    controller
        .policy()
        .rules()
        .forEach(
            rule ->
                rules.add(
                    new StandingRule(rule.id(), due(rule, schema, day), accounted(rule.id()))));
    for (Table table : controller.policy().archived()) {
      for (Archive.Term term : table.archive().orElseThrow().terms()) {
        rules.add(new StandingRule(term.id(), due(table, term, day), accounted(term.id())));
      }
    }
    return new Found(
        day,
        rules,
        missingReleases(),
        new Outbox(controller).overdue(),
        new BackupRegister(controller).overdue(),
        new RightsStanding(controller).now().overdue());
  }

  /** Rows that the planner may not see would be nobody's, and nobody due. */
  private LiveSchema readable(JdbcClient jdbc) {
    RightsCheck.require(jdbc, controller.policy());
    GuardCheck.require(jdbc, controller.policy());
    return new Introspection(jdbc).read();
  }

  private LocalDate lastDay() {
    return ruleRecords().stream()
        .reduce((first, second) -> second)
        .map(record -> record.run().businessDate())
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.INVALID,
                    "Cannot verify: no retention run has ended yet. Give a day with --as-of."));
  }

  private long accounted(String rule) {
    Optional<RuleRecord> last =
        ruleRecords().stream()
            .filter(record -> record.ownTable() && record.rule().id().equals(rule))
            .reduce((first, second) -> second);
    return last.map(record -> record.counts().failed() + record.counts().deferred()).orElse(0L);
  }

  /** Of the policy's rules: the day of an erasure on request says nothing about them. */
  private List<RuleRecord> ruleRecords() {
    Set<String> rules =
        Stream.concat(
                controller.policy().rules().stream().map(Rule::id),
                controller.policy().terms().stream().map(Archive.Term::id))
            .collect(Collectors.toSet());
    return controller.runLog().read().stream()
        .filter(RuleRecord.class::isInstance)
        .map(RuleRecord.class::cast)
        .filter(record -> rules.contains(record.rule().id()))
        .toList();
  }

  private long due(Rule rule, LiveSchema schema, LocalDate asOf) {
    Table subject = controller.policy().table(rule.subject());
    Due due = DueConditions.of(controller.policy(), schema, rule, asOf);
    Fragment count =
        Fragment.of("SELECT count(*) FROM " + Quoted.table(rule.subject()) + " s WHERE ")
            .then(due.included())
            .then(" AND NOT (")
            .then(due.unknown())
            .then(") AND NOT ")
            .then(Freeze.held(subject, controller.today()))
            .then(" AND NOT ")
            .then(Freeze.restricted(subject));
    return controller
        .source()
        .as(
            SourceRole.PLANNER,
            "verify " + controller.name(),
            jdbc -> {
              JoinMethods.chooseFor(jdbc, controller.policy(), rule);
              return jdbc.sql(count.sql()).params(count.values()).query(Long.class).single();
            });
  }

  /** Entries of the archive whose day is over, neither held nor restricted. */
  private long due(Table table, Archive.Term term, LocalDate asOf) {
    Fragment count =
        Fragment.of(
                "SELECT count(*) FROM lethe_archive.entry e WHERE NOT %s AND NOT %s AND e.purge_after < ? AND "
                    .formatted(Entries.held(), Entries.restricted()),
                asOf)
            .then(Entries.of(controller.policy(), table, term));
    return controller
        .source()
        .as(
            SourceRole.ARCHIVIST,
            "verify " + controller.name(),
            jdbc -> jdbc.sql(count.sql()).params(count.values()).query(Long.class).single());
  }

  /** Releases that the ledger has committed and the warehouse does not announce. */
  private long missingReleases() {
    List<String> committed =
        new PostgresReleaseLedger(controller.control(), controller.clock())
            .committed(controller.name());
    if (committed.isEmpty()) {
      return 0;
    }
    if (!Files.isDirectory(controller.settings().warehouse())) {
      return committed.size();
    }
    try (var warehouse = new WarehouseQuery(controller.settings().warehouse());
        var announced = warehouse.run("SELECT release_id FROM releases")) {
      var missing = new java.util.HashSet<>(committed);
      for (var row = announced.next(); row.isPresent(); row = announced.next()) {
        missing.remove(String.valueOf(row.get().get(0)));
      }
      return missing.size();
    }
  }
}
