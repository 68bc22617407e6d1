package dev.lethe.jobs.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.realdata.SharedData;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a draft takes columns for, against what a person wrote down. Names only are compared. */
class DraftClassificationTest {

  @Test
  void market_againstItsOwnPolicy_isNearlyRight() {
    holds(
        Expected.ofPolicy(Path.of("..", "config", "policies", "kmeroccase.yaml")),
        Databases.market(),
        0.95);
  }

  @Test
  void clinic_inFrenchAndCameroonianUsage_isNearlyRight() {
    holds(Expected.read("clinique.txt"), Databases.clinic(), 0.9);
  }

  @Test
  @ExtendWith(SharedData.class)
  void rental_isNearlyRight() {
    holds(Expected.read("rental.txt"), Databases.rental(), 0.95);
  }

  @Test
  @ExtendWith(SharedData.class)
  void analytics_withoutARow_isNearlyRight() {
    holds(Expected.read("analytics.txt"), Databases.analytics(), 0.9);
  }

  @Test
  @ExtendWith(SharedData.class)
  void identities_isMostlyRight() {
    holds(Expected.read("identities.txt"), Databases.identities(), 0.85);
  }

  private static void holds(Expected expected, FreshDatabase database, double share) {
    DraftedPolicy draft = PolicyDraft.of(database.dataSource(), request(500));

    assertThat(expected.missedIdentifiers(draft)).isEmpty();
    assertThat(expected.share(draft))
        .as("right ones of %d; wrong: %s", expected.size(), expected.wrong(draft))
        .isGreaterThanOrEqualTo(share);
    assertThat(draft.columns().keySet()).containsAll(expected.columns().keySet());
    draft
        .columns()
        .forEach(
            (table, columns) ->
                columns.keySet().forEach(column -> assertThat(draft.yaml()).contains(column)));
  }

  static DraftRequest request(int sample) {
    return new DraftRequest(
        new ControllerId("drafted"), ZoneId.of("Africa/Douala"), Language.EN, sample);
  }
}
