package dev.lethe.jobs.postgres;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of a server: drawn once, in a file that only its owner reads, never printed. */
final class Password {
  private static final int BYTES = 24;

  private Password() {}

  /** For a server that is not there yet: data that are would not take another. */
  static void drawIfMissing(Path file) {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    try {
      if (!Files.exists(file) || Files.size(file) < 2L * BYTES) {
        Files.deleteIfExists(file);
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      String password = Files.readString(file);
      if (password.isBlank()) {
        throw isNotTheServers(file);
      }
      return password;
    } catch (NoSuchFileException e) {
      throw isNotTheServers(file);
    } catch (AccessDeniedException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot use PostgreSQL in %s: the folder belongs to another user. Run the command as that user, or name another folder with --home."
              .formatted(file.getParent()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static LetheException isNotTheServers(Path file) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot use PostgreSQL in %s: it does not take the password in %s. Put back the one that it was created with."
            .formatted(file.getParent(), file));
  }
}
