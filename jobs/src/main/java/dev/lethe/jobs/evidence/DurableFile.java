package dev.lethe.jobs.evidence;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/** Writes that are on the disk when they return. */
final class DurableFile {
  private DurableFile() {}

  /** The old content or the new, never a mixture. */
  static void replace(Path file, byte[] bytes, FileAttribute<?>... attributes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(fresh, Set.of(CREATE, WRITE, TRUNCATE_EXISTING), attributes)) {
      writeAll(channel, bytes);
    }
    Files.move(fresh, file, ATOMIC_MOVE);
    syncFolder(requireNonNull(file.toAbsolutePath().getParent()));
  }

  /** Cuts the file to {@code length} and adds {@code bytes}. */
  static void extend(Path file, long length, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      channel.truncate(length);
      channel.position(length);
      writeAll(channel, bytes);
    }
  }

  private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folder; its rename is journalled.
    }
  }
}
