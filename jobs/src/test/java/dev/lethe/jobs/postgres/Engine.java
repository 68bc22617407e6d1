package dev.lethe.jobs.postgres;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine, asked once per test process. */
final class Engine {
  private static final int PATIENCE_SECONDS = 30;

  /** A paused engine takes the question and never answers: Testcontainers would wait for ever. */
  private static final CompletableFuture<Boolean> ANSWERS =
      CompletableFuture.supplyAsync(DockerClientFactory.instance()::isDockerAvailable)
          .completeOnTimeout(false, PATIENCE_SECONDS, TimeUnit.SECONDS);

  private Engine() {}

  /**
   * The first of these images that needs no download.
   *
   * @throws java.util.concurrent.CompletionException if it answers and cannot run containers
   */
  static String firstOf(List<String> images) throws NoContainerException {
    if (!ANSWERS.join()) {
      throw new NoContainerException("the Docker engine does not answer");
    }
    return images.stream()
        .filter(Engine::has)
        .findFirst()
        .orElseThrow(
            () -> new NoContainerException("the engine has no " + String.join(" or ", images)));
  }

  private static boolean has(String image) {
    return !DockerClientFactory.lazyClient()
        .listImagesCmd()
        .withFilter("reference", List.of(image))
        .exec()
        .isEmpty();
  }
}
