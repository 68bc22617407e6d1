package dev.lethe.jobs.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What root must do. An ordinary user's way is what every other test goes when he runs them. */
class ServerAccountTest {
  private static final Binaries NEWEST = EmbeddedServer.binaries("newest");

  @TempDir Path folder;

  @BeforeEach
  void onlyForRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "runs as root only");
  }

  @Test
  void ordinaryUser_inAnOpenFolder_needsNoCapability() throws IOException {
    permit("rwxr-xr-x");

    assertThat(ordinaryUser().prefix()).noneMatch(word -> word.contains("cap"));
    assertServes(new Server(at(), NEWEST, ServerAccount::ordinaryUser), "nobody");
  }

  @Test
  void ordinaryUser_inAClosedFolder_passesThroughLikeRoot() throws IOException {
    permit("rwx------");

    assertThat(ordinaryUser().prefix()).contains("--ambient-caps=+dac_override");
    assertServes(new Server(at(), NEWEST, ServerAccount::ordinaryUser), "nobody");
  }

  @Test
  void namespace_onDataOfTheOrdinaryUser_takesThemOver() throws IOException {
    assumeTrue(ServerAccount.namespaceAllowed(), "needs user namespaces");
    assertServes(new Server(at(), NEWEST, ServerAccount::ordinaryUser), "nobody");

    assertServes(new Server(at(), NEWEST, (f, p) -> ServerAccount.inNamespace()), "root");
    assertServes(new Server(at(), NEWEST, ServerAccount::ordinaryUser), "nobody");
  }

  @Test
  void open_byAnOrdinaryUser_needsNoHelp() throws IOException, InterruptedException {
    Path own = Files.createDirectory(folder.resolve("own"));
    ServerAccount nobody = ordinaryUser();
    nobody.own(own);

    HoldingProcess process = HoldingProcess.start(own, javaAs(nobody));

    assertThat(process.url()).startsWith("jdbc:postgresql://127.0.0.1:");
    assertThat(Files.getOwner(own.resolve("data")).getName()).isEqualTo("nobody");
    assertThat(process.finish()).isZero();
  }

  /** The class path may lie where only root reads. */
  private static String[] javaAs(ServerAccount account) {
    return account.prefix().toArray(String[]::new);
  }

  private static void assertServes(Server server, String owner) throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.open(server)) {
      assertThat(postgres.hasDatabase("postgres")).isTrue();
      assertThat(Files.getOwner(server.folder().data()).getName()).isEqualTo(owner);
    }
  }

  private ServerAccount ordinaryUser() {
    return ServerAccount.ordinaryUser(at(), NEWEST.unpacked(at()));
  }

  private ServerFolder at() {
    return ServerFolder.at(folder);
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }
}
