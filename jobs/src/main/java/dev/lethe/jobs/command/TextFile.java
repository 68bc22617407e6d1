package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a command leaves beside its answer: pages for people, documents for programs. */
final class TextFile {
  private TextFile() {}

  /** Makes the folder where it is missing, and replaces the file where it is there. */
  static Path write(Path file, String text) {
    Path target = file.toAbsolutePath().normalize();
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(target, text);
      return target;
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot write %s: %s. Make the folder writable, then run the same command again."
              .formatted(target, e.getClass().getSimpleName()));
    }
  }
}
