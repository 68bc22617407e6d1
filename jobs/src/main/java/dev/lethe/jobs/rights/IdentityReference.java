package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A reference to the check of who asks, such as {@code ID-2026-17}. A copy of the document itself
 * belongs into no register: a file's name and anything longer than a reference are refused.
 */
final class IdentityReference {
  private static final Pattern SHAPE =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._:/+-]{0,79}");

  private IdentityReference() {}

  static String require(String text) {
    if (!SHAPE.matcher(text).matches()) {
      throw cannot("it must be a short reference of letters, digits and ._:/+-");
    }
    if (Files.exists(Path.of(text))) {
      throw cannot("it names a file, and copies of documents are never taken in");
    }
    return text;
  }

  private static LetheException cannot(String reason) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot note the identity check: %s. Give the reference under which you noted the check."
            .formatted(reason));
  }
}
