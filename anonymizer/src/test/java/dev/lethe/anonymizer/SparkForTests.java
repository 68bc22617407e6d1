package dev.lethe.anonymizer;

import org.apache.spark.sql.SparkSession;

/** The one session that all tests of the module share. */
public final class SparkForTests {
  private static final SparkSession SESSION =
      SparkSession.builder()
          .master("local[2]")
          .config("spark.ui.enabled", false)
          .config("spark.driver.host", "localhost")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .config("spark.sql.session.timeZone", "UTC")
          .config("spark.sql.shuffle.partitions", 1)
          .config("spark.sql.codegen.wholeStage", false)
          .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
          .getOrCreate();

  private SparkForTests() {}

  public static SparkSession session() {
    return SESSION;
  }
}
