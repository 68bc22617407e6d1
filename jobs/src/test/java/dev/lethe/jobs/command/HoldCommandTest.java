package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may place a hold, and what it may say. */
class HoldCommandTest {
  private static Desk desk;

  @BeforeAll
  static void create() throws SQLException {
    desk = Desk.open("hold");
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void add_byWhoIsNoApprover_isRefusedWithTheLabels() {
    refused(add("legal-claim", "2026-17", "jeanne"), "Cannot place a hold by 'jeanne'", "[dpo]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jeanne@example.org",
        "a reference that says so much about the case that it cannot be a reference any more",
      })
  void add_caseThatIsNoReference_isRefusedWithoutRepeatingIt(String caseRef) {
    Spoken refused = add("legal-claim", caseRef, "dpo");

    refused(refused, "Cannot place a hold for this case", "--case");
    assertThat(refused.err()).doesNotContain(caseRef);
  }

  @Test
  void add_kindThatThePolicyLacks_isRefusedWithItsKinds() {
    refused(add("grudge", "2026-17", "dpo"), "type 'grudge'", "legal-claim");
  }

  @Test
  void add_byAnApproverWithAReferenceOf80_isPlaced() {
    Spoken placed = add("legal-claim", "2".repeat(80), "dpo");

    assertThat(placed.ended(ExitCode.DONE)).as(placed.all()).isTrue();
  }

  @Test
  void help_ofAdd_showsAnExampleAndWhatEachValueIs() {
    assertThat(Spoken.lethe("hold", "add", "--help").out())
        .contains(
            "Example", "--case=CASE", "--review-on=DAY", "--approver=LABEL", "--case 2026-17");
  }

  private static void refused(Spoken spoken, String... says) {
    assertThat(spoken.ended(ExitCode.INVALID)).as(spoken.all()).isTrue();
    assertThat(spoken.err()).contains(says);
  }

  private static Spoken add(String kind, String caseRef, String approver) {
    return desk.say(
        "hold",
        "add",
        "--table",
        "users",
        "--key",
        "1",
        "--kind",
        kind,
        "--case",
        caseRef,
        "--approver",
        approver,
        "--review-on",
        "2999-01-01");
  }
}
