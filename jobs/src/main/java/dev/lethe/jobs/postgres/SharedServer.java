package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The use that this process makes of one folder's server. Within the process holders are counted;
 * between processes the {@link FolderLocks} count.
 */
final class SharedServer {
  private static final Map<ServerFolder, SharedServer> IN_USE = new HashMap<>();

  private final FolderLocks locks;
  private int holders;

  private SharedServer(FolderLocks locks) {
    this.locks = locks;
  }

  /** One more holder; the server runs when this returns. */
  static synchronized Endpoint acquire(Server server) {
    try {
      SharedServer shared = IN_USE.get(server.folder());
      if (shared == null) {
        shared = new SharedServer(new FolderLocks(server.folder()));
        IN_USE.put(server.folder(), shared);
      }
      try {
        return shared.attachOrStart(server);
      } finally {
        shared.forgetIfUnused(server.folder());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Endpoint attachOrStart(Server server) throws IOException {
    return locks.alone(
        () -> {
          if (holders == 0) {
            locks.use();
          }
          int port = server.running().orElseGet(server::start);
          holders++;
          return new Endpoint(server.folder(), port);
        });
  }

  /** One holder less; the last one of all processes stops the server. */
  static synchronized void release(Server server) {
    SharedServer shared = IN_USE.get(server.folder());
    if (shared == null || --shared.holders > 0) {
      return;
    }
    try {
      shared.stopIfLast(server);
      shared.forgetIfUnused(server.folder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean stopIfLast(Server server) throws IOException {
    return locks.alone(
        () -> {
          boolean last = locks.leave();
          if (last && server.isThere()) {
            server.stop();
          }
          return last;
        });
  }

  /** Stops the server that a killed process left; false if a process still uses it. */
  static synchronized boolean stop(Server server) {
    if (IN_USE.containsKey(server.folder())) {
      return false;
    }
    try (FolderLocks locks = new FolderLocks(server.folder())) {
      return new SharedServer(locks).stopIfLast(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void forgetIfUnused(ServerFolder folder) throws IOException {
    if (holders == 0) {
      IN_USE.remove(folder);
      locks.close();
    }
  }
}
