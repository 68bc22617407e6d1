package dev.lethe.jobs.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * This process's part in the use of one folder. The kernel gives the locks back when a process ends
 * in whatever way, so a killed process never counts as a user. At most one instance per folder and
 * process: to close any channel of a file gives up all locks that the process holds on it.
 */
final class FolderLocks implements Closeable {
  private final Path changeLock;
  private final FileChannel users;
  private @Nullable FileLock use;

  FolderLocks(ServerFolder folder) throws IOException {
    changeLock = folder.changeLock();
    users = open(folder.usersLock());
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** What is done while nobody else starts or stops the server. */
  interface Change<T> {
    T make() throws IOException;
  }

  /** Waits for its turn. */
  <T> T alone(Change<T> change) throws IOException {
    try (FileChannel channel = open(changeLock)) {
      channel.lock();
      return change.make();
    }
  }

  /** Counts this process among the users. Only {@link #alone}. */
  void use() throws IOException {
    use = users.lock(0, Long.MAX_VALUE, true);
  }

  /** Ends this process's use; true if nobody else uses the server. Only {@link #alone}. */
  boolean leave() throws IOException {
    if (use != null) {
      use.release();
      use = null;
    }
    FileLock alone = users.tryLock();
    if (alone != null) {
      alone.release();
    }
    return alone != null;
  }

  @Override
  public void close() throws IOException {
    users.close();
  }
}
