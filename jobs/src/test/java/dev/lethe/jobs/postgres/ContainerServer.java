package dev.lethe.jobs.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.TestcontainersConfiguration;

/** In a container, where an engine answers and every image is there: a test downloads nothing. */
record ContainerServer(PostgreSQLContainer container) implements TestServer {
  private static final Pattern VERSION = Pattern.compile("((\\d+)\\.\\d+)\\.\\d+");

  static Optional<TestServer> start(String which) {
    Matcher version = VERSION.matcher(System.getProperty("lethe.test.postgres." + which, ""));
    if (!version.matches() || !engineAnswers() || !cleanerIsThere()) {
      return Optional.empty();
    }
    return Stream.of(version.group(1), version.group(2))
        .map(tag -> "postgres:" + tag)
        .filter(ContainerServer::isThere)
        .findFirst()
        .map(ContainerServer::run);
  }

  /** Looks for the socket first: Testcontainers takes seconds and a page of log to say no. */
  private static boolean engineAnswers() {
    boolean socket =
        System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    return socket && DockerClientFactory.instance().isDockerAvailable();
  }

  /** Ryuk removes the containers of a killed test. */
  @SuppressWarnings("deprecation") // nothing else says which image it will ask for
  private static boolean cleanerIsThere() {
    return Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))
        || isThere(TestcontainersConfiguration.getInstance().getRyukImage());
  }

  private static boolean isThere(String image) {
    return !DockerClientFactory.lazyClient()
        .listImagesCmd()
        .withFilter("reference", List.of(image))
        .exec()
        .isEmpty();
  }

  private static TestServer run(String image) {
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(image))
            .withUsername("postgres")
            .withDatabaseName("postgres")
            .withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C.UTF-8")
            .withCommand("postgres -c fsync=off -c full_page_writes=off -c timezone=UTC");
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    return new ContainerServer(container);
  }

  @Override
  public FreshDatabase database(String name) {
    String url =
        "jdbc:postgresql://%s:%d/%s?logServerErrorDetail=false&reWriteBatchedInserts=true"
            .formatted(container.getHost(), container.getMappedPort(5432), name);
    return new FreshDatabase(name, url, container.getUsername(), container.getPassword());
  }
}
