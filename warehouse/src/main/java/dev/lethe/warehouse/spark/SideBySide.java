package dev.lethe.warehouse.spark;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Independent pieces of small work, two at a time: each leaves a core idle while the driver plans.
 * The threads are made for the call, because a thread keeps the session it saw first.
 */
public final class SideBySide {
  private static final int THREADS = 2;

  private SideBySide() {}

  /**
   * The results, in the order of the pieces.
   *
   * @throws RuntimeException what a piece threw, once all have ended
   */
  public static <T> List<T> run(SparkSession spark, List<Supplier<T>> pieces) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<CompletableFuture<T>> running =
          pieces.stream()
              .map(piece -> CompletableFuture.supplyAsync(() -> in(spark, piece), threads))
              .toList();
      CompletableFuture.allOf(running.toArray(CompletableFuture<?>[]::new)).join();
      return running.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      threads.shutdown();
    }
  }

  private static <T> T in(SparkSession spark, Supplier<T> piece) {
    SparkSession.setActiveSession(spark);
    return piece.get();
  }
}
