package dev.lethe.config.read;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The published documents, which this repository does not ship: absent, a test says so loudly. */
final class SharedFolder {
  private static final String PROPERTY = "lethe.shared";

  private SharedFolder() {}

  static Path seed(String number) {
    Path seeds = Path.of(System.getProperty(PROPERTY, "../../shared")).resolve("seeds");
    if (!Files.isDirectory(seeds)) {
      String why = "SKIPPED: no " + seeds.toAbsolutePath().normalize() + "; set -D" + PROPERTY;
      System.err.println(why);
      Assumptions.abort(why);
    }
    return document(seeds, number);
  }

  private static Path document(Path seeds, String number) {
    try (var files = Files.newDirectoryStream(seeds, number + "_*.txt")) {
      return files.iterator().next();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
