package dev.lethe.warehouse.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Work on a handful of rows. Spark would generate and compile code for every query; on tables of a
 * few cells that takes most of the time, so it is switched off for as long as the work lasts. One
 * thread at a time: the setting is the session's.
 */
public final class SmallData {
  private static final Map<String, String> INTERPRETED =
      Map.of(
          "spark.sql.codegen.wholeStage", "false",
          "spark.sql.codegen.factoryMode", "NO_CODEGEN");

  private SmallData() {}

  public static <T> T run(SparkSession spark, Supplier<T> work) {
    var conf = spark.conf();
    var before = new HashMap<String, String>();
    INTERPRETED.keySet().forEach(key -> before.put(key, conf.get(key)));
    INTERPRETED.forEach(conf::set);
    try {
      return work.get();
    } finally {
      before.forEach(conf::set);
    }
  }
}
