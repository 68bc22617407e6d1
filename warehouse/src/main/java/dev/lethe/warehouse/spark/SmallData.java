package dev.lethe.warehouse.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Work on a handful of rows. Spark would generate and compile code for every query, shuffle into
 * many partitions and plan again after each shuffle; on tables of a few cells that takes most of
 * the time, so it is switched off for as long as the work lasts. One call at a time: the settings
 * are the session's.
 */
public final class SmallData {
  private static final Map<String, String> PLAIN =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN",
          "spark.sql.adaptive.enabled", "false",
          "spark.sql.shuffle.partitions", "1");

  private SmallData() {}

  public static <T> T run(SparkSession spark, Supplier<T> work) {
    var conf = spark.conf();
    var before = new HashMap<String, String>();
    PLAIN.keySet().forEach(key -> before.put(key, conf.get(key)));
    PLAIN.forEach(conf::set);
    try {
      return work.get();
    } finally {
      before.forEach(conf::set);
    }
  }
}
