package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;

/** 32 random bytes that are made on first use, and that only the owner of the file may read. */
public record SecretFile(Path folder, String name) {
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  /**
   * Reads the secret, made now if it is not there yet.
   *
   * @throws LetheException REFUSED after {@link #destroy}, INVALID where others may read the file
   */
  public byte[] read() {
    try {
      if (Files.exists(destroyed())) {
        throw cannot(
            ExitCode.REFUSED, "it was destroyed when its period closed. Count a later period");
      }
      if (!Files.exists(path())) {
        create();
      }
      return checked();
    } catch (IOException | UnsupportedOperationException e) {
      throw cannot(
          ExitCode.INVALID, "the file system refuses. Give the folder to the user who runs Lethe");
    }
  }

  public boolean exists() {
    return Files.exists(path());
  }

  /** Nobody makes it anew. */
  public boolean isDestroyed() {
    return Files.exists(destroyed());
  }

  /**
   * For good: a secret made anew would give the same people other tokens. The bytes are written
   * over before the file goes; copies that the file system, its snapshots or a backup hold are
   * beyond it.
   */
  public void destroy() {
    try {
      Files.createDirectories(folder);
      if (!Files.exists(destroyed())) {
        Files.createFile(destroyed());
      }
      if (Files.exists(path())) {
        overwrite();
      }
      Files.deleteIfExists(path());
    } catch (IOException e) {
      throw cannot(ExitCode.INVALID, "the file system refuses to delete it. Delete it by hand");
    }
  }

  /** Whole or not at all, and the first of two that make it at once wins. */
  private void create() throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(folderRights()));
    Path draft =
        Files.createTempFile(
            folder, ".secret", ".tmp", PosixFilePermissions.asFileAttribute(OWNER));
    try {
      write(draft);
      Files.createLink(path(), draft);
    } catch (FileAlreadyExistsException e) {
      // The other one's secret is as good.
    } finally {
      Files.delete(draft);
    }
  }

  private void overwrite() throws IOException {
    try (FileChannel channel = FileChannel.open(path(), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[BYTES]));
      channel.force(true);
    }
  }

  private static void write(Path draft) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(secret));
      channel.force(true);
    }
  }

  private byte[] checked() throws IOException {
    if (!OWNER.containsAll(Files.getPosixFilePermissions(path()))) {
      throw cannot(ExitCode.INVALID, "others may read it. Restrict it with chmod 600");
    }
    byte[] secret = Files.readAllBytes(path());
    if (secret.length != BYTES) {
      throw cannot(
          ExitCode.INVALID, "it does not have %d bytes. Restore it from a backup".formatted(BYTES));
    }
    return secret;
  }

  public Path path() {
    return folder.resolve(name);
  }

  private Path destroyed() {
    return folder.resolve(name + ".destroyed");
  }

  private static Set<PosixFilePermission> folderRights() {
    return PosixFilePermissions.fromString("rwx------");
  }

  private LetheException cannot(ExitCode exitCode, String reason) {
    return new LetheException(
        exitCode, "Cannot use the secret in %s: %s.".formatted(path(), reason));
  }
}
