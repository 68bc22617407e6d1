package dev.lethe.jobs.settings;

import dev.lethe.warehouse.spark.SparkSessions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** The command's one Spark session; nobody pays for it who does not ask. */
public final class Spark implements AutoCloseable {
  private final Path scratch;
  private final Map<String, String> settings;
  private Optional<SparkSession> session = Optional.empty();

  public Spark(Path scratch, Map<String, String> settings) {
    this.scratch = scratch;
    this.settings = Map.copyOf(settings);
  }

  public SparkSession session() {
    SparkSession running = session.orElseGet(() -> SparkSessions.open(scratch, settings));
    session = Optional.of(running);
    return running;
  }

  @Override
  public void close() {
    session.ifPresent(SparkSession::stop);
  }
}
