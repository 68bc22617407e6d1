package dev.lethe.jobs.postgres;

/** A running server of one version, which ends with this process. */
interface TestServer {

  /** Where a database of this server is. */
  FreshDatabase database(String name);

  default FreshDatabase maintenance() {
    return database("postgres");
  }

  static TestServer start(String which) {
    return ContainerServer.start(which).orElseGet(() -> EmbeddedServer.start(which));
  }
}
