package dev.lethe.jobs.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/**
 * A PostgreSQL server on a folder, shared by all processes that open the folder: the first starts
 * it, the last to close stops it. A process that was killed leaves the server running; the next one
 * attaches to it, and stops it in its turn. Data stay.
 *
 * <p>The server listens on the loopback address only, on a port that changes with each start. Not
 * for a folder on a network file system: neither locks nor PostgreSQL's promises hold there.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private final Server server;
  private final Endpoint endpoint;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedPostgres(Server server) {
    this.server = server;
    this.endpoint = SharedServer.acquire(server);
  }

  /** Attaches to the server on this folder or starts it, on new data where there are none. */
  public static EmbeddedPostgres open(Path folder) {
    return open(folder, Binaries.bundled());
  }

  /** The same with another version; data of a different major version are refused. */
  public static EmbeddedPostgres open(Path folder, Binaries binaries) {
    return open(Server.on(folder, binaries));
  }

  static EmbeddedPostgres open(Server server) {
    return new EmbeddedPostgres(server);
  }

  /**
   * Stops a server that a killed process left running.
   *
   * @return whether none runs any more; false if a process still uses it
   */
  public static boolean stop(Path folder) {
    return !Files.isDirectory(folder) || SharedServer.stop(Server.on(folder, Binaries.bundled()));
  }

  /** Without user and password; they come from {@link #user} and {@link #password}. */
  public String jdbcUrl(String database) {
    return endpoint.url(database);
  }

  /** A superuser. */
  public String user() {
    return Endpoint.USER;
  }

  public String password() {
    return Password.read(endpoint.folder().password());
  }

  /** Not pooled. */
  public DataSource dataSource(String database) {
    return endpoint.dataSource(database);
  }

  public boolean hasDatabase(String name) {
    return new Databases(endpoint).exists(name);
  }

  public void createDatabase(String name) {
    new Databases(endpoint).create(name, Databases.EMPTY);
  }

  /** A copy of {@code template}, to which nobody may be connected. */
  public void createDatabase(String name, String template) {
    new Databases(endpoint).create(name, template);
  }

  /** Ends the sessions in the database and drops it; no error if there is none. */
  public void dropDatabase(String name) {
    new Databases(endpoint).drop(name);
  }

  /** Twice is as good as once. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      SharedServer.release(server);
    }
  }
}
