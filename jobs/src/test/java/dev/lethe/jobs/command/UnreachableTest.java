package dev.lethe.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that does not answer: retry later, and nothing is written. */
class UnreachableTest {
  @TempDir private Path home;

  @BeforeEach
  void nobodyListens() throws IOException {
    Files.copy(Path.of("../config/policies/kmeroccase.yaml"), home.resolve("policy.yaml"));
    Files.writeString(home.resolve("password"), "secret-word");
    Files.writeString(
        home.resolve("lethe.yaml"),
        """
        controllers:
          kmeroccase:
            policy: policy.yaml
            source: {url: "jdbc:postgresql://127.0.0.1:%1$d/shop", user: shop, password-file: password}
            control: {url: "jdbc:postgresql://127.0.0.1:%1$d/control", user: shop, password-file: password}
            warehouse: warehouse
            evidence: evidence
            keys: keys
            region: CM
            operator: tester
            approvers: {dpo: %2$s}
        """
            .formatted(closedPort(), Base64.getEncoder().encodeToString(new byte[44])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plan --as-of 2026-03-01",
        "retain --as-of 2026-03-01 --run-key k",
        "traffic --day 2026-02-20",
        "verify",
      })
  void command_databaseDoesNotAnswer_endsWithFiveAndWritesNothing(String command)
      throws IOException {
    Spoken spoken = Spoken.at(home, command.split(" "));

    assertThat(spoken.code()).as(spoken.all()).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(spoken.out()).isEmpty();
    assertThat(spoken.err())
        .startsWith("Cannot ")
        .doesNotContain("secret-word")
        .doesNotContain("\tat ");
    try (var files = Files.list(home)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lethe.yaml", "policy.yaml", "password");
    }
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
