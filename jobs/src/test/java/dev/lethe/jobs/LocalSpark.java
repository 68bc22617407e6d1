package dev.lethe.jobs;

import dev.lethe.warehouse.spark.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** One Spark session for all tests of a fork: the real one, small. It ends with the JVM. */
public final class LocalSpark {
  private LocalSpark() {}

  public static SparkSession session() {
    try {
      return SparkSessions.open(
          BuildFolder.fresh("spark"),
          Map.of(
              "spark.master", "local[2]",
              "spark.sql.shuffle.partitions", "2",
              "spark.sql.datetime.java8API.enabled", "true",
              "spark.sql.codegen.wholeStage", "false",
              "spark.sql.codegen.factoryMode", "NO_CODEGEN"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
