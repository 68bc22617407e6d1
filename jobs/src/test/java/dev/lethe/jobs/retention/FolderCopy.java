package dev.lethe.jobs.retention;

import dev.lethe.jobs.BuildFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A folder with all that is in it, under the same rights, in a new place. */
final class FolderCopy {
  private FolderCopy() {}

  static Path of(Path original) throws IOException {
    Path copy = BuildFolder.fresh("copy").resolve("home");
    try (Stream<Path> all = Files.walk(original)) {
      for (Path one : all.toList()) {
        Files.copy(
            one,
            copy.resolve(original.relativize(one).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }
}
