package dev.lethe.jobs.demo;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.evidence.RunRecord;
import dev.lethe.jobs.report.DemoStory;
import dev.lethe.jobs.retention.Approvals;
import dev.lethe.jobs.retention.Freezes;
import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.PlanStore;
import dev.lethe.jobs.retention.Progress;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.retention.RetentionSteps;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Installer;
import dev.lethe.jobs.traffic.TrafficJob;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * Every job once, on fictional people, as their users would start them. Each part finds out itself
 * whether it is done, so that a demo that was interrupted goes on.
 */
public final class DemoTour {
  private static final String RUN_KEY = "demo|retain";

  private final Controller controller;
  private final Path folder;
  private final DemoDefaults defaults;
  private final int people;
  private final Progress progress;

  public DemoTour(Controller controller, Path folder, int people, Progress progress) {
    this.controller = controller;
    this.folder = folder;
    this.defaults = DemoDefaults.read(folder);
    this.people = people;
    this.progress = progress;
  }

  /** People, unless the command says otherwise. */
  public static int defaultPeople(Path folder) {
    return DemoDefaults.read(folder).people();
  }

  /** What the tour leaves to be shown. */
  public record Result(List<RunRecord> records, DemoStory story) {
    public Result {
      records = List.copyOf(records);
    }
  }

  public Result run(Path approverKey) {
    progress.step("people");
    if (publishes()) {
      startSparkMeanwhile();
    }
    DemoHistories histories = histories();
    Installer.install(controller.source(), controller.policy());
    controller.control().install();
    freeze(histories);
    var person = new DemoPerson(controller, subject(), theOne(histories));
    var before = person.rows();
    if (controller.policy().traffic().isPresent()) {
      traffic();
    }
    RetentionJob.Ended ended = retain(histories, approverKey);
    return new Result(
        controller.runLog().read(ended.run().id()), new DemoStory(clause(), before, person.rows()));
  }

  private DemoHistories histories() {
    if (hasPeople()) {
      return DemoPeople.histories(folder, people, defaults.asOf(), controller.policy().zone());
    }
    try (Connection connection = controller.source().dataSource().getConnection()) {
      DemoDatabase.create(connection, folder);
      return DemoPeople.load(
          connection, folder, people, defaults.asOf(), controller.policy().zone());
    } catch (SQLException e) {
      throw dev.lethe.jobs.source.DatabaseErrors.asLethe("load the demo's people", e);
    }
  }

  private boolean hasPeople() {
    return controller
        .source()
        .asOwner(
            "look for the demo's people",
            jdbc ->
                jdbc.sql("SELECT to_regclass(?) IS NOT NULL")
                    .param(subject().toString())
                    .query(Boolean.class)
                    .single());
  }

  private void freeze(DemoHistories histories) {
    var freezes = new Freezes(controller.source(), controller.policy(), controller.clock());
    if (!freezes.holds().isEmpty()) {
      return;
    }
    LocalDate review = LocalDate.now(controller.clock().withZone(ZoneOffset.UTC)).plusYears(1);
    String kind = controller.policy().holds().stream().findFirst().orElse("");
    expecting(
        histories,
        Outcome.RESTRICTED,
        (table, key) -> freezes.restrict(table, key, "accuracy contested"));
    expecting(
        histories,
        Outcome.HELD,
        (table, key) ->
            freezes.hold(new Freezes.Hold(table, key, kind, "fictional case", "dpo", review)));
  }

  private boolean publishes() {
    return controller.policy().traffic().isPresent() || !controller.policy().releases().isEmpty();
  }

  /** Its start takes as long as the loading of the people, and needs another core. */
  private void startSparkMeanwhile() {
    var unused = CompletableFuture.runAsync(controller.spark()::session);
  }

  /** The last period that was over on the demo's day. */
  private void traffic() {
    var job = new TrafficJob(controller);
    LocalDate last = job.period(defaults.asOf()).firstDay().minusDays(1);
    LocalDate first = job.period(last).firstDay();
    progress.step("traffic " + first);
    job.run(first, "demo|traffic|" + first);
  }

  private RetentionJob.Ended retain(DemoHistories histories, Path approverKey) {
    RetentionJob.Ended ended = attempt();
    if (ended.code() == ExitCode.WAITING) {
      if (!histories.expecting(Outcome.RETURNED).isEmpty()) {
        comeBack(histories);
      }
      approve(approverKey);
      ended = attempt();
    }
    if (ended.code() != ExitCode.DONE) {
      throw new LetheException(ended.code(), ended.message());
    }
    return ended;
  }

  private RetentionJob.Ended attempt() {
    return new RetentionJob(controller, progress)
        .run(defaults.asOf(), RUN_KEY, RetentionSteps.Bounds.NONE);
  }

  private void comeBack(DemoHistories histories) {
    try (Connection connection = controller.source().dataSource().getConnection()) {
      DemoPeople.comeBack(
          connection,
          folder,
          histories,
          defaults.asOf().atTime(9, 0).atZone(controller.policy().zone()).toInstant());
    } catch (SQLException e) {
      throw dev.lethe.jobs.source.DatabaseErrors.asLethe("let people come back", e);
    }
  }

  /** The demo plays the approver as well; its key was made for this. */
  private void approve(Path approverKey) {
    progress.step("approve");
    Plan plan = new PlanStore(controller.source()).ofRun(controller.name(), RUN_KEY).orElseThrow();
    new Approvals(controller.source(), controller.clock(), Approvers.keys(controller.settings()))
        .decide(
            plan,
            plan.digest(),
            Approvers.privateKey(approverKey),
            true,
            "fictional decision of the demo");
  }

  /** Each of these people, by the table that they are rows of. */
  private static void expecting(
      DemoHistories histories, Outcome outcome, BiConsumer<TableName, String> action) {
    histories.expecting(outcome).stream()
        .filter(history -> history.outcome().filter(outcome::equals).isPresent())
        .forEach(
            history ->
                history
                    .keys()
                    .mapToObj(Long::toString)
                    .forEach(key -> action.accept(TableName.of(history.table()), key)));
  }

  /** The first of the people whom the rule retires. */
  private String theOne(DemoHistories histories) {
    return histories.all().stream()
        .filter(history -> history.table().equals(subject().toString()))
        .filter(history -> history.outcome().filter(DemoTour::isRetired).isPresent())
        .flatMap(history -> history.keys().mapToObj(Long::toString))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isRetired(Outcome outcome) {
    return outcome == Outcome.ANONYMISED
        || outcome == Outcome.DELETED
        || outcome == Outcome.ARCHIVED;
  }

  /** The one whose people the demo tells of: who is counted, or else who is erased first. */
  private Rule rule() {
    List<Rule> rules = controller.policy().rules();
    return rules.stream()
        .filter(rule -> rule.release().isPresent())
        .findFirst()
        .or(() -> rules.stream().filter(rule -> rule.openDecision().isEmpty()).findFirst())
        .orElse(rules.get(0));
  }

  private TableName subject() {
    return rule().subject();
  }

  private Clause clause() {
    return rule().clause();
  }
}
