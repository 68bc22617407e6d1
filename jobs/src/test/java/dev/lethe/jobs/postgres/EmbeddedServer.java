package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** From the programs that Maven brings: the newest on the class path, the oldest in a folder. */
record EmbeddedServer(EmbeddedPostgres postgres) implements TestServer {

  static TestServer start(String which) {
    String fork = System.getProperty("surefire.forkNumber", "0");
    Path folder = target().resolve("postgres-%s-%s".formatted(which, fork));
    removeData(folder);
    EmbeddedPostgres postgres = EmbeddedPostgres.open(folder, binaries(which));
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    TestServer server = new EmbeddedServer(postgres);
    server.maintenance().execute("ALTER SYSTEM SET fsync = off");
    server.maintenance().execute("ALTER SYSTEM SET full_page_writes = off");
    loginCheaply(folder.resolve("data/pg_hba.conf"));
    server.maintenance().execute("SELECT pg_reload_conf()");
    return server;
  }

  /**
   * Tests log in thousands of times. SCRAM makes this process do its thousands of rounds each time,
   * which took half of its processor time; sent as it is, the password is checked all the same.
   */
  private static void loginCheaply(Path access) {
    try {
      Files.writeString(access, Files.readString(access).replace("scram-sha-256", "password"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Roles belong to a server, not to a database: each run begins without those of the last. */
  private static void removeData(Path folder) {
    Path data = folder.resolve("data");
    try {
      if (EmbeddedPostgres.stop(folder) && Files.exists(data)) {
        FolderTree.delete(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Binaries binaries(String which) {
    Binaries binaries = which.equals("oldest") ? Binaries.inJar(oldestJar()) : Binaries.bundled();
    return binaries.cachedIn(target().resolve("postgres-programs"));
  }

  /** Maven copies it, because a class path holds one version only. */
  private static Path oldestJar() {
    Path folder = target().resolve("postgres-oldest");
    try (Stream<Path> jars = Files.list(folder)) {
      return jars.filter(j -> j.toString().endsWith(".jar")).findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("Run mvn process-test-resources first", e);
    }
  }

  /** The build folder of this module, whatever the working directory. */
  static Path target() {
    try {
      var classes = EmbeddedServer.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(classes.toURI()).resolveSibling("");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String description() {
    return "embedded programs";
  }

  @Override
  public FreshDatabase database(String name) {
    return new FreshDatabase(name, postgres.jdbcUrl(name), postgres.user(), postgres.password());
  }
}
