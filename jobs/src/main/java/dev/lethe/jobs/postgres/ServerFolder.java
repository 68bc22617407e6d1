package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Where things lie in the folder of one server. {@code root} is absolute and free of links. */
record ServerFolder(Path root) {
  private static final String UNFINISHED = "data.unfinished.";

  static ServerFolder at(Path folder) {
    try {
      return new ServerFolder(Files.createDirectories(folder).toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path data() {
    return root.resolve("data");
  }

  /**
   * For initdb to fill, then to be renamed to {@link #data()}: a killed initdb leaves no half
   * cluster. New each time, because the initdb of a killed process may still be at work.
   */
  Path unfinishedData() {
    return root.resolve(UNFINISHED + UUID.randomUUID());
  }

  static boolean isUnfinishedData(Path path) {
    return path.getFileName().toString().startsWith(UNFINISHED);
  }

  Path password() {
    return root.resolve("password");
  }

  Path log() {
    return root.resolve("server.log");
  }

  Path programs() {
    return root.resolve("programs");
  }

  /** Held shared by every process that uses the server. */
  Path usersLock() {
    return root.resolve("users.lock");
  }

  /** Held alone by the process that starts or stops the server. */
  Path changeLock() {
    return root.resolve("change.lock");
  }
}
