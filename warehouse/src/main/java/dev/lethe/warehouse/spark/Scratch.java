package dev.lethe.warehouse.spark;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A private folder for spill files. Each process holds a lock beside its own folder; a folder whose
 * lock is free belonged to a process that is gone, and is wiped. POSIX file systems only.
 */
final class Scratch {
  private static final String LOCK = ".lock";

  /** Reachable for ever, or the garbage collector would close them and so free the locks. */
  private static final Map<Path, FileChannel> HELD = new ConcurrentHashMap<>();

  private Scratch() {}

  /** Nobody gives the folder back: the kernel frees the lock with the process. */
  static Path claim(Path folder) {
    var scratch = folder.toAbsolutePath().normalize();
    try {
      makePrivate(scratch);
      wipeAbandoned(scratch);
      var name = UUID.randomUUID().toString();
      if (!lock(scratch.resolve(name + LOCK))) {
        throw new IOException("A lock nobody else knows is taken");
      }
      return makePrivate(scratch.resolve(name));
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot use the scratch folder %s: %s. Let this user create and write it."
              .formatted(scratch, e.getClass().getSimpleName()));
    }
  }

  /** A process loses its lock by opening the file a second time, so its own are never tried. */
  private static boolean lock(Path file) throws IOException {
    if (HELD.containsKey(file)) {
      return false;
    }
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return false;
    }
    HELD.put(file, channel);
    return true;
  }

  private static Path makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  private static void wipeAbandoned(Path scratch) throws IOException {
    for (var lock : locksIn(scratch)) {
      if (lock(lock)) {
        var name = lock.getFileName().toString();
        wipe(scratch.resolve(name.substring(0, name.length() - LOCK.length())));
        Files.deleteIfExists(lock);
      }
    }
  }

  private static List<Path> locksIn(Path scratch) throws IOException {
    try (var files = Files.list(scratch)) {
      return files.filter(file -> file.toString().endsWith(LOCK)).toList();
    }
  }

  private static void wipe(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
