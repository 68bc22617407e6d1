package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is said of a plan whose subjects another run has erased since. */
class ApplyCommandTest {
  @Test
  void apply_subjectsErasedByAnotherRun_saysHowManyWereDoneAndHowManyNoLongerDue()
      throws SQLException {
    try (Desk desk = Desk.open("apply")) {
      JsonNode overtaken = desk.plan();
      desk.carryOut(desk.plan());
      long due = due(desk, overtaken);
      assertThat(due).isPositive();

      Spoken applied = apply(desk, overtaken, "en");

      assertThat(applied.ended(ExitCode.DONE)).as(applied.all()).isTrue();
      assertThat(applied.out())
          .contains("(people or rows): 0 done, %d no longer due".formatted(due));
      assertThat(apply(desk, overtaken, "fr").out())
          .contains("sujets (personnes ou lignes)", "0 traités", "%d plus échus".formatted(due));
    }
  }

  private static Spoken apply(Desk desk, JsonNode plan, String language) {
    String id = plan.path("plan").asString();
    desk.say(
        "approve",
        id,
        "--digest",
        plan.path("digest").asString(),
        "--key",
        desk.rig().home().resolve("dpo.pem").toString(),
        "--comment",
        "as asked");
    return desk.say("apply", id, "--lang", language);
  }

  private static long due(Desk desk, JsonNode plan) {
    return desk.count(
        "SELECT count(*) FROM lethe.plan_subject WHERE planned = 'due' AND plan_id::text = ?",
        plan.path("plan").asString());
  }
}
