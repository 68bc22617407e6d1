package dev.lethe.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The instants at which a killed process must be able to start again. A test names one in the
 * system property {@code lethe.crash-point} and a file in {@code lethe.crash-marker}; the process
 * then says that it has arrived and waits to be killed; {@code lethe.crash-skip} lets it pass so
 * many times before. Without the property nothing happens.
 */
public enum CrashPoint {
  AFTER_PLAN,
  IN_APPLY,
  IN_PURGE,
  IN_RECONTACT,
  AFTER_APPLY,
  AFTER_DELTA_COMMIT,
  BEFORE_REPORT;

  private static final AtomicInteger PASSED = new AtomicInteger();

  public void reached() {
    if (name().equals(System.getProperty("lethe.crash-point"))
        && PASSED.incrementAndGet() > Integer.getInteger("lethe.crash-skip", 0)) {
      waitToBeKilled(Path.of(System.getProperty("lethe.crash-marker", "lethe-crash-marker")));
    }
  }

  private static void waitToBeKilled(Path marker) {
    try {
      Files.createFile(marker);
    } catch (IOException e) {
      throw new IllegalStateException("Cannot wait to be killed: the marker cannot be made", e);
    }
    while (true) {
      LockSupport.park();
    }
  }
}
