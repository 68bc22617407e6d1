package dev.lethe.warehouse.spark;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The one session that all tests of the module share. */
public final class SparkForTests {
  private static final Map<String, String> SMALL =
      Map.of(
          "spark.sql.shuffle.partitions", "1",
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private static final SparkSession SESSION = open();

  private SparkForTests() {}

  public static SparkSession session() {
    return SESSION;
  }

  private static SparkSession open() {
    return SparkSessions.open(Path.of("target", "scratch"), SMALL);
  }
}
