package dev.lethe.config.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Generalisation.AgeBand;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Trigger.Elapsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The policies that ship are the first that must pass; their words must be those of the documents.
 */
class RealPoliciesTest {
  private static final Path KMEROCCASE = Path.of("policies/kmeroccase.yaml");

  @Test
  void read_kmeroccase_holdsItsRulesInOrder() {
    Policy policy = PolicyFile.read(KMEROCCASE);

    assertThat(policy.rules())
        .extracting(Rule::id)
        .containsExactly("KM-05", "KM-15", "KM-04-hits", "KM-04-choices");
    assertThat(policy.rules().get(1).trigger())
        .isInstanceOfSatisfying(
            Elapsed.class, t -> assertThat(t.longerThan()).isEqualTo(Period.ofYears(3)));
    assertThat(policy.limits().approveAbove()).isEqualTo(0.02);
    assertThat(policy.sha256()).matches("[0-9a-f]{64}");
  }

  @Test
  void read_kmeroccase_bindsLinksAndColumns() {
    Policy policy = PolicyFile.read(KMEROCCASE);
    var messages = policy.table(TableName.of("messages"));
    var support = policy.table(TableName.of("support_contacts"));
    var users = policy.table(TableName.of("users"));

    assertThat(messages.ownRow()).isEmpty();
    assertThat(messages.links()).hasSize(3).allMatch(l -> l.atExpiry() == AtExpiry.BLANK);
    assertThat(messages.links().get(0).owns()).containsExactly("sender_id", "body");
    assertThat(messages.column("body").blankWith()).contains("[message effacé]");
    assertThat(support.links()).extracting(l -> l.guard()).containsExactly(Guard.TRIGGER);
    assertThat(users.ownRow()).contains(AtExpiry.DELETE);
    assertThat(users.column("birth_date").keepAs()).contains(new AgeBand(List.of(13, 25, 40, 60)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"example", "k-inventory", "kmeroccase", "kppay", "okasio"})
  void read_everyShippedPolicy_passes(String name) {
    assertThat(PolicyFile.read(Path.of("policies", name + ".yaml")).controller()).hasToString(name);
  }

  @ParameterizedTest
  @CsvSource({
    "kmeroccase.yaml, 000",
    "k-inventory.yaml, 002",
    "okasio.yaml, 003",
    "kppay.yaml, 004",
  })
  void read_withItsDocument_findsEveryQuote(String policy, String seed) {
    Path document = SharedFolder.seed(seed);

    assertThat(PolicyFile.read(Path.of("policies", policy), Optional.of(document)).rules())
        .isNotEmpty();
  }

  @Test
  void read_kmeroccaseWithAnotherDocument_refusesEveryQuote() {
    Path english = SharedFolder.seed("001");

    assertThatThrownBy(() -> PolicyFile.read(KMEROCCASE, Optional.of(english)))
        .isInstanceOfSatisfying(
            InvalidPolicyException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(28)
                    .allMatch(p -> p.message().startsWith("Quote of ")));
  }

  @Test
  void read_quoteWithOneLetterChanged_isRefused(@TempDir Path folder) throws IOException {
    Path document = SharedFolder.seed("000");
    Path changed = folder.resolve("changed.yaml");
    Files.writeString(
        changed,
        Files.readString(KMEROCCASE).replace("inactives depuis 3 ans", "inactives depuis 2 ans"));

    assertThatThrownBy(() -> PolicyFile.read(changed, Optional.of(document)))
        .hasMessageContaining("Quote of KM-15 is not in")
        .hasMessageContaining("After 'inactives depuis ' the document goes on '3 ans seront");
  }
}
