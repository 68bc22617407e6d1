package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The file postmaster.pid, by which a running server says who and where it is: process id, data
 * folder, start, port, and further lines. It outlives a killed server.
 *
 * @see <a href="https://www.postgresql.org/docs/current/storage-file-layout.html">Database File
 *     Layout</a>
 */
record PostmasterFile(Path data, List<String> lines) {
  private static final int PORT = 3;
  private static final int STATUS = 7;

  /** No process has this id: kernels stay far below. */
  private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

  static Optional<PostmasterFile> read(Path data) {
    try {
      List<String> lines = Files.readAllLines(file(data));
      return lines.isEmpty() ? Optional.empty() : Optional.of(new PostmasterFile(data, lines));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the process is there and is the server of this data, not one that got its number. */
  boolean isAlive() {
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .map(ProcessHandle::info)
        .filter(this::isServer)
        .isPresent();
  }

  private boolean isServer(ProcessHandle.Info process) {
    boolean postgres = process.command().filter(c -> c.endsWith("/postgres")).isPresent();
    return postgres
        && process.arguments().map(a -> List.of(a).contains(data.toString())).orElse(true);
  }

  /** Empty while the server is only beginning to start. */
  OptionalInt port() {
    return lines.size() <= PORT
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(lines.get(PORT).strip()));
  }

  /** Whether it says that it takes connections. */
  boolean isReady() {
    return lines.size() > STATUS && lines.get(STATUS).strip().equals("ready");
  }

  /**
   * Makes the file name no process, so that a server starts although the number has been given away
   * or its holder was never reaped. The file stays: PostgreSQL reads from its last lines whether
   * orphaned sessions still use the shared memory, and then rightly refuses to start.
   */
  void disown() {
    List<String> disowned = new ArrayList<>(lines);
    disowned.set(0, NOBODY);
    try {
      Files.write(file(data), disowned);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }
}
