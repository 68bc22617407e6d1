package dev.lethe.jobs.retention;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns SIGTERM into a request to stop at the next commit, and keeps the process alive until the
 * run has done so.
 */
final class StopRequest {
  private static final Logger LOG = LoggerFactory.getLogger(StopRequest.class);
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  private StopRequest(Runnable stop) {
    this.hook = new Thread(() -> stopAndWait(stop), "lethe-stop");
  }

  static StopRequest passedTo(Runnable stop) {
    var request = new StopRequest(stop);
    Runtime.getRuntime().addShutdownHook(request.hook);
    return request;
  }

  /** The run has ended, stopped or not. */
  void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, and the hook has been told.
    }
  }

  private void stopAndWait(Runnable stop) {
    stop.run();
    try {
      boolean inTime = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      LOG.info("Stopped on request, {}", inTime ? "after a commit" : "in the middle of a chunk");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
