package dev.lethe.jobs.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** In a container, where an engine answers and every image is there: a test downloads nothing. */
record ContainerServer(PostgreSQLContainer container) implements TestServer {
  private static final Pattern VERSION = Pattern.compile("((\\d+)\\.\\d+)\\.\\d+");

  /** Parallel plans want more than the 64 MB that an engine gives. */
  private static final long SHARED_MEMORY_BYTES = 512L << 20;

  /** Whatever keeps a container from serving: the tests run all the same, and say it. */
  static ContainerServer start(String which) throws NoContainerException {
    refuseWithoutSocket();
    try {
      return run(Engine.firstOf(images(which)));
    } catch (RuntimeException e) {
      throw NoContainerException.because(e);
    }
  }

  /** Testcontainers would take seconds to say no. */
  private static void refuseWithoutSocket() throws NoContainerException {
    if (System.getenv("DOCKER_HOST") == null && !Files.exists(Path.of("/var/run/docker.sock"))) {
      throw new NoContainerException("no Docker engine");
    }
  }

  private static List<String> images(String which) {
    String asked = System.getProperty("lethe.test.postgres." + which, "");
    Matcher version = VERSION.matcher(asked);
    if (!version.matches()) {
      throw new IllegalStateException("no version is asked for: '%s'".formatted(asked));
    }
    return List.of("postgres:" + version.group(1), "postgres:" + version.group(2));
  }

  private static ContainerServer run(String image) {
    PostgreSQLContainer container =
        new PostgreSQLContainer(DockerImageName.parse(image))
            .withUsername("postgres")
            .withDatabaseName("postgres")
            .withEnv("POSTGRES_INITDB_ARGS", "--encoding=UTF8 --locale=C.UTF-8")
            .withSharedMemorySize(SHARED_MEMORY_BYTES)
            .withCommand(command());
    container.start();
    Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
    return new ContainerServer(container);
  }

  /**
   * With the embedded server's settings, so that plans are the same and no personal value enters
   * the engine's log; without compiling queries, which the embedded programs cannot.
   */
  private static String[] command() {
    Stream<String> settings =
        ServerSettings.file(false)
            .lines()
            .map(line -> line.replace(" = ", "=").replace("'", ""))
            .filter(s -> !s.startsWith("listen_addresses=") && !s.startsWith("unix_socket_"));
    Stream<String> forTests = Stream.of("fsync=off", "full_page_writes=off", "jit=off");
    Stream<String> options =
        Stream.concat(settings, forTests).flatMap(setting -> Stream.of("-c", setting));
    return Stream.concat(Stream.of("postgres"), options).toArray(String[]::new);
  }

  @Override
  public String description() {
    return "container of " + container.getDockerImageName();
  }

  @Override
  public FreshDatabase database(String name) {
    String url =
        "jdbc:postgresql://%s:%d/%s?logServerErrorDetail=false&reWriteBatchedInserts=true"
            .formatted(container.getHost(), container.getMappedPort(5432), name);
    return new FreshDatabase(name, url, container.getUsername(), container.getPassword());
  }
}
