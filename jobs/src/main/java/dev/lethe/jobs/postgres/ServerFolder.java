package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things lie in the folder of one server. {@code root} is absolute and free of links. */
record ServerFolder(Path root) {

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

  /** Filled by initdb, then renamed to {@link #data()}: a killed initdb leaves no half cluster. */
  Path unfinishedData() {
    return root.resolve("data.unfinished");
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
