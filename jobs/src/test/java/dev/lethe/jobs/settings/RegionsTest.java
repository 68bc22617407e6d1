package dev.lethe.jobs.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Region;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A controller whose data stay in the Union, and where its stores are said to be. */
@Tag("OK-17")
class RegionsTest {
  private static final Path OKASIO = Path.of("../config/policies/okasio.yaml");
  private static final Path ANYWHERE = Path.of("../config/policies/kmeroccase.yaml");

  @TempDir private Path home;

  @ParameterizedTest
  @EnumSource
  void open_storeThatIsNotDeclared_isRefusedByName(Store store) throws IOException {
    assertRefused(declared(store, ""), "'%s' is not declared".formatted(store.word()));
  }

  @ParameterizedTest
  @EnumSource
  void open_storeOutside_isRefusedByName(Store store) throws IOException {
    assertRefused(
        declared(store, "US, a provider"),
        "'%s' is declared in US, a provider".formatted(store.word()));
  }

  @Test
  void open_everyStoreInside_isAdmitted() throws IOException {
    ControllerSettings settings = settings(declared(Store.LOGS, "BE, a provider"));

    assertThatCode(() -> open(settings)).doesNotThrowAnyException();
    assertThat(settings.regions().by()).isEqualTo("dpo");
    assertThat(settings.regions().said()).contains("logs BE, a provider", "backups FR");
  }

  @Test
  void require_policyWithoutRegions_asksForNoDeclaration() {
    Policy policy = PolicyFile.read(ANYWHERE);

    assertThatCode(() -> new Regions(Map.of(), "operator").require(policy))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "EU, FR, true",
    "EU, BE; provider, true",
    "EU, EU, true",
    "EU, NO, false",
    "EU, GB, false",
    "EU, CH, false",
    "EU, fr, false",
    "EU, FRANCE, false",
    "EU, somewhere in FR, false",
    "EEA, NO, true",
    "EEA, EU, true",
    "EEA, US, false",
    "CM, CM; Douala, true",
    "CM, FR, false",
  })
  void contains_declaration_byItsCountry(String region, String declared, boolean inside) {
    assertThat(new Region(region).contains(declared.replace(';', ','))).isEqualTo(inside);
  }

  private void assertRefused(String regions, String says) throws IOException {
    ControllerSettings settings = settings(regions);

    assertThatThrownBy(() -> open(settings))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessage(
            "Cannot work on okasio: its policy keeps every store in EU, and %s. Move the store, or declare where it is under controllers.okasio.regions.",
            says);
  }

  private void open(ControllerSettings settings) {
    try (var databases = new Databases(home);
        var spark = new Spark(home.resolve("scratch"), Map.of())) {
      Controller.open(settings, databases, spark, Clock.systemUTC());
    }
  }

  private static String declared(Store which, String where) {
    var regions = new StringBuilder();
    for (Store store : Store.values()) {
      String region = store == which ? where : "FR";
      if (!region.isEmpty()) {
        regions.append("      %s: \"%s\"\n".formatted(store.word(), region));
      }
    }
    return regions.toString();
  }

  private ControllerSettings settings(String regions) throws IOException {
    Files.writeString(
        home.resolve(Installation.FILE),
        """
        controllers:
          okasio:
            policy: %s
            source: {url: "jdbc:postgresql://nowhere/a"}
            control: {url: "jdbc:postgresql://nowhere/b"}
            warehouse: w
            evidence: e
            keys: k
            regions:
        %s      declared-by: dpo
        """
            .formatted(OKASIO.toAbsolutePath(), regions));
    return SettingsFile.read(home, Map.of()).only();
  }
}
