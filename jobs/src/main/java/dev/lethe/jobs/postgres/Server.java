package dev.lethe.jobs.postgres;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The server process of one folder: found, started or stopped. What keeps two processes from doing
 * that at once is {@link FolderLocks}.
 */
record Server(ServerFolder folder, Binaries binaries, ServerAccount.Choice accounts) {
  /** A server that was killed first replays its log; that may take minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int STARTS = 5;

  static Server on(Path folder, Binaries binaries) {
    return new Server(ServerFolder.at(folder), binaries, ServerAccount::suitable);
  }

  /** Whether its process is there, whatever it is at. */
  boolean isThere() {
    return PostmasterFile.read(folder.data()).filter(PostmasterFile::isAlive).isPresent();
  }

  /**
   * The port of the server on this folder; waits for one that is just starting or stopping.
   *
   * @throws LetheException INVALID where it does not take the folder's password
   */
  OptionalInt running() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<PostmasterFile> file = PostmasterFile.read(folder.data());
    while (file.filter(PostmasterFile::isAlive).isPresent()) {
      OptionalInt port = file.get().port();
      if (port.isPresent() && answers(file.get(), port.getAsInt())) {
        return port;
      }
      if (System.nanoTime() > deadline) {
        throw failure("start", "it runs but accepts no connection");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      file = PostmasterFile.read(folder.data());
    }
    file.ifPresent(PostmasterFile::disown);
    return OptionalInt.empty();
  }

  /**
   * Another program on this port would not know the password; the server itself will not learn it
   * by waiting.
   */
  private boolean answers(PostmasterFile file, int port) {
    return switch (new Endpoint(folder, port).login()) {
      case ACCEPTED -> true;
      case REFUSED -> {
        if (file.isReady()) {
          throw Password.isNotTheServers(folder.password());
        }
        yield false;
      }
      case NO_ANSWER -> false;
    };
  }

  /**
   * Starts the server, on new data where there are none. Tries again, because the port may be taken
   * meanwhile, and sessions that a killed server left behind need a moment to end.
   */
  int start() {
    Path programs = binaries.unpacked(folder);
    ServerAccount account = accounts.choose(folder, programs);
    new DataFolder(folder, programs, account).prepare();
    Program last = startOnce(account, programs);
    for (int i = 1; i < STARTS && !last.succeeded(); i++) {
      LockSupport.parkNanos(PAUSE.multipliedBy(10).toNanos());
      last = startOnce(account, programs);
    }
    try {
      return running().orElseThrow(() -> failure("start", "pg_ctl gave up"));
    } catch (LetheException e) {
      if (isThere()) {
        stop();
      }
      throw e;
    }
  }

  private Program startOnce(ServerAccount account, Path programs) {
    return control(
        account, programs, "start", "--log=" + folder.log(), "--options=-p " + freePort());
  }

  /** Ends the sessions, writes everything to disk and ends the server. */
  void stop() {
    Path programs = binaries.unpacked(folder);
    Program stopped = control(accounts.choose(folder, programs), programs, "stop", "--mode=fast");
    if (!stopped.succeeded()) {
      throw failure("stop", stopped.lastLine());
    }
  }

  private Program control(ServerAccount account, Path programs, String... arguments) {
    Stream<String> always =
        Stream.of(
            programs.resolve("bin/pg_ctl").toString(),
            "--pgdata=" + folder.data(),
            "--wait",
            "--timeout=" + PATIENCE.toSeconds());
    return account.run(Stream.concat(always, Stream.of(arguments)).toList());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LetheException failure(String verb, String reason) {
    return new LetheException(
        ExitCode.UNREACHABLE,
        "Cannot %s PostgreSQL in %s: %s. See %s."
            .formatted(verb, folder.root(), reason, folder.log()));
  }
}
