package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.Club;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the plan to the answer, as people and their mailer type it. */
@Tag("KI-13")
class RecontactCommandTest {
  private Club club;

  @BeforeEach
  void open() {
    club = Club.create("recontact_command");
    club.execute(
        """
        INSERT INTO members (id, email, joined_at, seen_at)
        SELECT n, 'm' || n || '@example.org', '2020-01-01', now() - interval '3 years' + interval '33 days' FROM generate_series(1, 3) n
        """);
  }

  @AfterEach
  void close() {
    club.close();
  }

  @Test
  void answers_ofTheMailer_restartRefuseAndUnsubscribe() throws IOException {
    JsonNode plan =
        done("plan", "--as-of", LocalDate.now(club.controller().policy().zone()).toString());
    assertThat(plan.path("rules").get(1).path("to_ask").asInt()).isEqualTo(3);
    String id = plan.path("plan").asString();
    done(
        "approve",
        id,
        "--digest",
        plan.path("digest").asString(),
        "--key",
        club.home().resolve("dpo.pem").toString(),
        "--comment",
        "yes");
    done("apply", id);
    assertThat(done("outbox", "send").path("sent").asInt()).isEqualTo(3);

    List<String> notices = handedOver();
    Path file =
        Files.write(
            club.home().resolve("answers.txt"),
            List.of(
                notices.get(0) + " yes", notices.get(1) + " no", notices.get(2) + " unsubscribed"));
    JsonNode noted =
        done("recontact", "answers", "--recipient", "mailer", "--file", file.toString());
    assertThat(noted.path("yes").asInt()).isEqualTo(1);
    assertThat(noted.path("unsubscribed").asInt()).isEqualTo(1);
    assertThat(club.rows("SELECT count(*) FROM members WHERE agreed_at::date >= current_date - 1"))
        .containsExactly("1");
    assertThat(club.rows("SELECT count(*) FROM lethe.opposition")).containsExactly("1");
  }

  @Test
  void answers_lineThatIsNone_notesNothingAndRepeatsNothing() throws IOException {
    Path file = Files.write(club.home().resolve("answers.txt"), List.of("m1@example.org yes"));
    Spoken spoken = say("recontact", "answers", "--recipient", "mailer", "--file", file.toString());
    assertThat(spoken.ended(ExitCode.INVALID)).isTrue();
    assertThat(spoken.all()).doesNotContain("m1@");
  }

  private List<String> handedOver() throws IOException {
    var ids = new ArrayList<String>();
    try (Stream<Path> files = Files.list(club.home().resolve("outbox/mailer"))) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          ids.add(JsonMapper.shared().readTree(line).path("notice").asString());
        }
      }
    }
    return ids;
  }

  private Spoken say(String... arguments) {
    return Spoken.at(club.home(), arguments);
  }

  private JsonNode done(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--json");
    Spoken spoken = say(all.toArray(String[]::new));
    assertThat(spoken.code()).as(spoken.all()).isZero();
    return spoken.json();
  }
}
