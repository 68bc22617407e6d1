package dev.lethe.jobs.evidence;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The run log of one installation. Many processes may append; whoever dies while appending leaves a
 * tail that the next append repairs, and no acknowledged record is lost.
 *
 * <p>Appending checks the chain of hashes; signatures are for {@link
 * dev.lethe.jobs.evidence.verify} to check.
 */
public final class RunLog {
  private final LogFolder folder;

  private RunLog(LogFolder folder) {
    this.folder = folder;
  }

  /** The log of the installation at {@code home}: {@code evidence/} and {@code keys/} in it. */
  public static RunLog in(Path home) {
    return at(home.resolve("evidence"), home.resolve("keys"));
  }

  /** Nothing is read or written yet; the first append makes what is missing. */
  public static RunLog at(Path evidence, Path keys) {
    return new RunLog(new LogFolder(evidence, keys));
  }

  /** The folder that a stranger needs to verify the log. */
  public Path evidence() {
    return folder.evidence();
  }

  /**
   * Writes the records that are not there yet, in order, on disk when it returns.
   *
   * @throws LetheException UNREACHABLE if the folder cannot be written; RESIDUE if the log is not
   *     the one this installation left
   */
  public Appended append(List<? extends RunRecord> records) {
    try {
      Files.createDirectories(folder.evidence());
      try (ExclusiveLock lock = ExclusiveLock.on(folder.lock())) {
        return lock.guard(() -> new LogAppend(folder, folder.key()).write(records));
      }
    } catch (IOException e) {
      throw unreachable("write", e);
    }
  }

  /**
   * Proves that records can be appended, by appending none: before anybody is erased of whom
   * nothing could be recorded.
   *
   * @throws LetheException as {@link #append}
   */
  public void requireReady() {
    append(List.of());
  }

  /**
   * All acknowledged records, oldest first. Needs no key and no lock.
   *
   * @throws LetheException RESIDUE if the chain is broken; UNREACHABLE if there is no log
   */
  public List<RunRecord> read() {
    try {
      Head head = folder.head().read();
      List<RunRecord> records = new ArrayList<>();
      try (ChainWalk walk = new ChainWalk(folder.log())) {
        while (walk.tip().count() < head.count()) {
          records.add(walk.acknowledged().record());
        }
        LogAppend.check(walk, head);
      }
      return records;
    } catch (IOException e) {
      throw unreachable("read", e);
    }
  }

  /** The acknowledged records of one run, oldest first; empty if it wrote none. */
  public List<RunRecord> read(UUID run) {
    return read().stream().filter(record -> record.run().id().equals(run)).toList();
  }

  /** How long the log is, as signed. */
  public Head head() {
    try {
      return folder.head().read();
    } catch (IOException e) {
      throw unreachable("read", e);
    }
  }

  private LetheException unreachable(String verb, IOException e) {
    return new LetheException(
        ExitCode.UNREACHABLE,
        "Cannot %s the run log in %s: %s. Check that the folder is there, writable and not full, then run the same command again."
            .formatted(verb, folder.evidence(), e.getClass().getSimpleName()));
  }
}
