package dev.lethe.jobs.postgres;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL for tests: the newest or the oldest version that Lethe serves, one server per test
 * process, started on first use, without a durability that no test needs. In a container where a
 * Docker engine and the image are at hand, else from the embedded programs.
 *
 * <pre>{@code
 * private static final FreshDatabase SHOP = TestDatabase.newest().fresh("shop");
 * SHOP.execute("CREATE TABLE users (id bigint PRIMARY KEY)");
 * assertThat(SHOP.rows("SELECT count(*) FROM users")).containsExactly("0");
 * }</pre>
 */
public final class TestDatabase {
  private static final Map<String, TestDatabase> STARTED = new ConcurrentHashMap<>();

  private final TestServer server;
  private final Map<Template, FreshDatabase> templates = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

  private TestDatabase(TestServer server) {
    this.server = server;
  }

  public static TestDatabase newest() {
    return started("newest");
  }

  public static TestDatabase oldest() {
    return started("oldest");
  }

  /** What {@code -Dlethe.test.postgres} names: newest (also without it) or oldest. */
  public static TestDatabase chosen() {
    return started(System.getProperty("lethe.test.postgres", "newest"));
  }

  private static TestDatabase started(String which) {
    return STARTED.computeIfAbsent(which, w -> new TestDatabase(TestServer.start(w)));
  }

  /** What serves: a container of an image, or the embedded programs. */
  String servedBy() {
    return server.description();
  }

  /** A new, empty database whose name begins with {@code name}. */
  public FreshDatabase fresh(String name) {
    return copy(name, "template0");
  }

  /** A new copy of a template, which is filled only once per test process. */
  public FreshDatabase fresh(String name, Template template) {
    FreshDatabase original =
        templates.computeIfAbsent(
            template,
            t -> {
              FreshDatabase empty = fresh(t.name());
              t.fill().accept(empty);
              return empty;
            });
    return copy(name, original.name());
  }

  /** A new copy of a database of this server as it stands, to which nobody may be connected. */
  public FreshDatabase copy(String name, FreshDatabase original) {
    return copy(name, original.name());
  }

  private FreshDatabase copy(String name, String template) {
    // The process id, because two test processes may share a server.
    String unique =
        "%s_%d_%d".formatted(name, ProcessHandle.current().pid(), made.incrementAndGet());
    server
        .maintenance()
        .execute("CREATE DATABASE \"%s\" TEMPLATE \"%s\"".formatted(unique, template));
    return server.database(unique);
  }
}
