package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.Distribution;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.settings.Databases;
import dev.lethe.jobs.settings.Installation;
import dev.lethe.jobs.settings.PolicySigners;
import dev.lethe.jobs.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code demo --controller all} stands on, in one home. Questions are counted in the text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoHomeTest {
  private static final Pattern QUESTION = Pattern.compile("(?m)^[^#\\n]*\\{open:");
  private static final Pattern INVENTED = Pattern.compile("(?m)^[^#\\n]*\\bfictional: true\\b");

  private Path home;
  private Databases databases;

  @BeforeAll
  void prepare(@TempDir Path parent) {
    home = parent.resolve(folderName());
    databases = new Databases(home);
    all().forEach(this::prepare);
  }

  @AfterAll
  void close() {
    databases.close();
  }

  @ParameterizedTest
  @MethodSource("all")
  void prepare_openQuestions_areAllAnsweredAsFictional(ControllerId id) {
    long questions = count(QUESTION, shipped(id));

    assertThat(policy(id).decisions().values())
        .hasSize((int) questions)
        .allMatch(decision -> decision.open().isEmpty());
    assertThat(count(INVENTED, settings(id).policy())).isEqualTo(questions);
    assertThat(count(QUESTION, settings(id).policy())).isZero();
  }

  @ParameterizedTest
  @MethodSource("all")
  void prepare_anyController_isSignedByTheDemosApprover(ControllerId id) {
    assertThat(settings(id).environment()).isEqualTo("demo");
    assertThat(PolicySigners.require(settings(id), policy(id), asOf(id))).contains("dpo");
  }

  @ParameterizedTest
  @MethodSource("waiting")
  void prepare_takenToProduction_isRefused(ControllerId id) {
    ControllerSettings production =
        settings(id, Map.of("controllers.%s.environment".formatted(id), "production"));

    assertThatThrownBy(() -> PolicySigners.require(production, policy(id), asOf(id)))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("is fictional, and this is no demonstration");
  }

  @ParameterizedTest
  @MethodSource("all")
  void prepare_databasesOfTheSettings_acceptConnections(ControllerId id) throws Exception {
    for (var database : List.of(settings(id).source(), settings(id).control())) {
      try (var connection = databases.open(database).getConnection()) {
        assertThat(connection.isValid(5)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void prepare_privateKey_isReadByItsOwnerAlone(ControllerId id) throws IOException {
    assertThat(Files.getPosixFilePermissions(new DemoHome(home, id).approverKey()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void prepare_again_leavesEverythingAsItIs() throws IOException {
    String settings = Files.readString(home.resolve(Installation.FILE));

    all().forEach(this::prepare);

    assertThat(home.resolve(Installation.FILE)).hasContent(settings);
    all().forEach(this::prepare_anyController_isSignedByTheDemosApprover);
  }

  private static Stream<ControllerId> all() {
    return DemoHome.all().stream();
  }

  /** Those whose document leaves something open. */
  private static Stream<ControllerId> waiting() {
    return all().filter(id -> count(QUESTION, shipped(id)) > 0);
  }

  private void prepare(ControllerId id) {
    new DemoHome(home, id).prepare(databases.embedded());
  }

  private ControllerSettings settings(ControllerId id) {
    return settings(id, Map.of());
  }

  private ControllerSettings settings(ControllerId id, Map<String, String> set) {
    return SettingsFile.read(home, set).controller(id);
  }

  private Policy policy(ControllerId id) {
    return PolicyFile.read(settings(id).policy());
  }

  private LocalDate asOf(ControllerId id) {
    return DemoDefaults.read(new DemoHome(home, id).folder()).asOf();
  }

  private static Path shipped(ControllerId id) {
    return Distribution.config().resolve("policies").resolve(id + ".yaml");
  }

  private static long count(Pattern pattern, Path file) {
    try {
      return pattern.matcher(Files.readString(file)).results().count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With an accent, unless this machine's locale cannot write one into a file's name. */
  private static String folderName() {
    String accented = "à l'été";
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    return names.newEncoder().canEncode(accented) ? accented : "in summer";
  }
}
