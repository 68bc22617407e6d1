package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.report.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Pages for people, written below the installation's folder. */
final class Pages {
  private Pages() {}

  static Language language(Where where) {
    return where.language().equals(Locale.FRENCH) ? Language.FR : Language.EN;
  }

  static Path write(Path file, String page) {
    Path target = file.toAbsolutePath().normalize();
    try {
      Files.createDirectories(target.getParent());
      Files.writeString(target, page);
      return target;
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot write %s: %s. Make the folder writable, then run the same command again."
              .formatted(target, e.getClass().getSimpleName()));
    }
  }
}
