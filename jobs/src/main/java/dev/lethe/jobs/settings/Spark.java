package dev.lethe.jobs.settings;

import dev.lethe.warehouse.spark.SparkSessions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * The command's one Spark session; nobody pays for it who does not ask. A session that this process
 * had before is used, and left to whoever opened it.
 */
public final class Spark implements AutoCloseable {
  private final Path scratch;
  private final Map<String, String> settings;
  private Optional<SparkSession> session = Optional.empty();
  private boolean isOurs;

  public Spark(Path scratch, Map<String, String> settings) {
    this.scratch = scratch;
    this.settings = Map.copyOf(settings);
  }

  /** Waits while another thread opens it. */
  public synchronized SparkSession session() {
    if (session.isEmpty()) {
      isOurs = SparkSession.getDefaultSession().isEmpty();
      session = Optional.of(SparkSessions.open(scratch, settings));
    }
    return session.get();
  }

  @Override
  public synchronized void close() {
    session.filter(open -> isOurs).ifPresent(SparkSession::stop);
    session = Optional.empty();
  }
}
