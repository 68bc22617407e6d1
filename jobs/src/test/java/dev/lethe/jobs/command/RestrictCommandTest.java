package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A restriction freezes while the clock runs on. */
class RestrictCommandTest {
  @Tag("OK-20")
  @Tag("KI-19")
  @Tag("KP-09")
  @Tag("KM-17")
  @Test
  void restrict_ofSomebodyDue_freezesUntilTheFirstRunAfterItIsLifted() throws SQLException {
    try (Desk desk = Desk.open("restrict")) {
      String key = desk.dueUser();
      JsonNode before = desk.plan();
      assertThat(desk.planned(key, before)).isEqualTo("due");
      String restriction =
          desk.done("restrict", "add", "--table", "users", "--key", key, "--reason", "claims")
              .path("restriction")
              .asString();
      desk.carryOut(before);
      assertThat(desk.isThere(key)).as("restricted after planning").isTrue();
      assertThat(desk.planned(key, desk.plan())).isEqualTo("restricted");
      assertThat(desk.say("restrict", "list", "--lang", "fr").out())
          .contains(restriction, "en cours")
          .doesNotContainPattern("\\b" + key + "\\b");
      assertThat(desk.say("restrict", "lift", restriction).code()).isZero();
      assertThat(desk.say("restrict", "lift", restriction).ended(ExitCode.INVALID)).isTrue();
      desk.carryOut(desk.plan());
      assertThat(desk.isThere(key)).as("lifted").isFalse();
    }
  }
}
