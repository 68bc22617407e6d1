package dev.lethe.jobs.postgres;

import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/**
 * Keeps Testcontainers from downloading, its own cleaner included, whose name it tells nobody:
 * {@code testcontainers.properties} names this class.
 */
public final class NothingPulled implements ImagePullPolicy {

  @Override
  public boolean shouldPull(DockerImageName imageName) {
    return false;
  }
}
