package dev.lethe.config.read;

import dev.lethe.config.read.Written.Mapping;
import java.nio.file.Path;
import java.util.Optional;

/** What a schema cannot say. Each check looks only at what has the right shape. */
final class Checks {
  private Checks() {}

  static void examine(Mapping policy, Path file, Optional<Path> documentText, Problems problems) {}
}
