package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A running server of one version, which ends with this process. */
interface TestServer {

  /** Where a database of this server is. */
  FreshDatabase database(String name);

  String description();

  default FreshDatabase maintenance() {
    return database("postgres");
  }

  static TestServer start(String which) {
    try {
      TestServer server = ContainerServer.start(which);
      say(which, server.description());
      return server;
    } catch (NoContainerException e) {
      TestServer server = EmbeddedServer.start(which);
      say(which, "%s (%s)".formatted(server.description(), e.getMessage()));
      return server;
    }
  }

  /** Once per test process, and in a file that sums up the whole build. */
  private static void say(String which, String server) {
    String line = "PostgreSQL of the tests, %s: %s%n".formatted(which, server);
    System.err.print(line);
    Path said = EmbeddedServer.target().resolve("postgres-of-the-tests.txt");
    try {
      Files.writeString(said, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
