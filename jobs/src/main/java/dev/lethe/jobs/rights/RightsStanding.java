package dev.lethe.jobs.rights;

import dev.lethe.config.policy.ImportsEnded;
import dev.lethe.jobs.evidence.Waiting;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How the registers of persons stand: what waits, and how many object to prospecting. */
public final class RightsStanding {
  private static final JsonMapper JSON = new JsonMapper();

  private final Controller controller;

  public RightsStanding(Controller controller) {
    this.controller = controller;
  }

  /**
   * What was counted.
   *
   * @param oppositionPurged entries of the list that the run ended
   */
  public record Found(
      Waiting requests,
      Waiting routings,
      Waiting directives,
      long oppositionListSize,
      long oppositionPurged) {

    /** What should have been answered, passed on or carried out before today. */
    public long overdue() {
      return requests.overdue() + routings.overdue() + directives.overdue();
    }
  }

  /** As of today in the controller's zone; changes nothing. */
  public Found now() {
    return as("count the registers", jdbc -> found(jdbc, 0));
  }

  /**
   * Ends the marks of opposition whose time is over and counts, once for a plan: asked again it
   * says the same, whatever has come since.
   */
  public Found settle(UUID plan, LocalDate asOf) {
    return as("count the registers of plan " + plan, jdbc -> settle(jdbc, plan, asOf));
  }

  private Found settle(JdbcClient jdbc, UUID plan, LocalDate asOf) {
    Optional<String> noted =
        jdbc.sql("SELECT rights::text FROM lethe.plan WHERE plan_id = ? FOR UPDATE")
            .param(plan)
            .query((row, n) -> Optional.ofNullable(row.getString(1)))
            .single();
    if (noted.isPresent()) {
      return JSON.readValue(noted.get(), Found.class);
    }
    Found found = found(jdbc, purge(jdbc, asOf));
    jdbc.sql("UPDATE lethe.plan SET rights = ?::jsonb WHERE plan_id = ?")
        .params(JSON.writeValueAsString(found), plan)
        .update();
    return found;
  }

  /**
   * The earlier of both days counts, so that a run for a day to come ends no mark early. Without
   * the decision that imports have ended none ends at all.
   */
  private int purge(JdbcClient jdbc, LocalDate asOf) {
    LocalDate today = controller.today();
    LocalDate day = asOf.isBefore(today) ? asOf : today;
    Optional<ImportsEnded> ended = controller.policy().safeguards().importsEnded();
    if (ended.filter(decision -> !decision.on().isAfter(day)).isEmpty()) {
      return 0;
    }
    return jdbc.sql("DELETE FROM lethe.opposition WHERE controller = ? AND keep_until < ?")
        .params(controller.name(), day)
        .update();
  }

  private Found found(JdbcClient jdbc, long purged) {
    var registers = new Registers(jdbc, controller.today());
    return new Found(
        registers.requests(),
        registers.routings(),
        registers.directives(),
        jdbc.sql("SELECT count(*) FROM lethe.opposition WHERE controller = ?")
            .param(controller.name())
            .query(Long.class)
            .single(),
        purged);
  }

  private <T> T as(String attempt, Function<JdbcClient, T> work) {
    return controller.source().as(SourceRole.APPLIER, attempt, work);
  }
}
