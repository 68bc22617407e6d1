package dev.lethe.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Folders for what a test leaves behind: within the build's own, which {@code mvn clean} empties.
 */
public final class BuildFolder {
  private BuildFolder() {}

  /** A new, empty one whose name begins with {@code name}. */
  public static Path fresh(String name) throws IOException {
    Path homes = Files.createDirectories(Path.of("target", "homes").toAbsolutePath());
    return Files.createTempDirectory(homes, name);
  }
}
