package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A reference to a letter or a check that the controller keeps, such as {@code ID-2026-17}. The
 * document itself belongs into no register: a file's name and anything longer than a reference are
 * refused.
 */
final class CaseReference {
  private static final Pattern SHAPE =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._:/+-]{0,79}");

  private CaseReference() {}

  /**
   * @param option where the reference was given, for the message
   */
  static String require(String option, String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw cannot(option, "it must be a short reference of letters, digits and ._:/+-");
    }
    if (Files.exists(Path.of(text))) {
      throw cannot(option, "it names a file, and copies of documents are never taken in");
    }
    return text;
  }

  private static LetheException cannot(String option, String reason) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot note the reference of %s: %s. Give the reference under which you keep the document."
            .formatted(option, reason));
  }
}
