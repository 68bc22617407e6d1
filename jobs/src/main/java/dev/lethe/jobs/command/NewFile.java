package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that a command makes, and that must not be there yet: somebody may have worked on it. */
record NewFile(@Nullable Path path) {
  NewFile {
    if (path != null && Files.exists(path)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot write %s: it exists. Name another file, or remove it.".formatted(path));
    }
  }

  void write(String text) {
    if (path == null) {
      return;
    }
    try {
      Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot write %s: its folder is missing, or may not be written to. Name another file."
              .formatted(path));
    }
  }
}
