package dev.lethe.jobs.evidence;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time, among threads and among processes. The system releases the lock of a
 * process that dies.
 */
final class ExclusiveLock implements AutoCloseable {
  /** A file lock belongs to the whole JVM, so threads need one of their own. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;
  private final FileLock process;

  private ExclusiveLock(ReentrantLock thread, FileChannel channel, FileLock process) {
    this.thread = thread;
    this.channel = channel;
    this.process = process;
  }

  /** Waits until the lock is free. */
  static ExclusiveLock on(Path file) throws IOException {
    Path real =
        requireNonNull(file.toAbsolutePath().getParent()).toRealPath().resolve(file.getFileName());
    ReentrantLock thread = THREADS.computeIfAbsent(real, path -> new ReentrantLock());
    thread.lock();
    try {
      FileChannel channel = FileChannel.open(real, CREATE, WRITE);
      return new ExclusiveLock(thread, channel, channel.lock());
    } catch (IOException | RuntimeException e) {
      thread.unlock();
      throw e;
    }
  }

  /** Does the work that the lock protects. */
  <T> T guard(Guarded<T> work) throws IOException {
    return work.run();
  }

  interface Guarded<T> {
    T run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    try {
      process.release();
      channel.close();
    } finally {
      thread.unlock();
    }
  }
}
