package dev.lethe.jobs.command;

import dev.lethe.jobs.retention.Plan;
import dev.lethe.jobs.retention.RetentionJob;
import dev.lethe.jobs.rights.ErasureOrder;
import dev.lethe.jobs.rights.Erasures;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.UUID;
import picocli.CommandLine.Option;

/** How one person's erasure is planned, whoever asked for it. */
final class ErasurePlanning {
  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      required = true,
      description = "The day of the run, in the controller's zone.")
  private LocalDate asOf = LocalDate.MIN;

  /** Plans it, and says what to do next. */
  Answer plan(ErasureOrder order, Controller controller, Terminal terminal, Texts texts) {
    Controller acting = Erasures.acting(controller, order);
    String key = "%s|%s|%s".formatted(order.word(), order.id(), UUID.randomUUID());
    Plan plan = new RetentionJob(acting, terminal).plan(asOf, key);
    Erasures.note(acting, plan.id(), order);
    Answer answer = PlanAnswer.withNext(plan, acting, texts);
    String title = texts.say(order.word() + ".planned", order.id()) + System.lineSeparator();
    return new Answer(answer.schema(), title + answer.text(), answer.facts());
  }
}
