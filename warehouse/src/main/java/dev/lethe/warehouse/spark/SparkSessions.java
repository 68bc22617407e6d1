package dev.lethe.warehouse.spark;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Opens the one Spark session of a command. */
public final class SparkSessions {
  private SparkSessions() {}

  /**
   * A session in this process, or on the cluster that {@code spark.master} names. Spill and shuffle
   * files are encrypted and stand in a folder of their own under {@code scratch}, which only this
   * user can read; what killed processes left there is wiped first. The event log stays off unless
   * {@code spark.eventLog.enabled} asks for it: it holds the text of every query.
   *
   * @param settings override everything; tests ask for fewer partitions
   */
  public static SparkSession open(Path scratch, Map<String, String> settings) {
    var conf = new SparkConf();
    if (!conf.contains("spark.master")) {
      conf.setMaster("local[*]");
      onThisMachine(conf);
    }
    privately(conf, Scratch.claim(scratch));
    forDelta(conf);
    settings.forEach(conf::set);
    return SparkSession.builder().config(conf).getOrCreate();
  }

  private static void onThisMachine(SparkConf conf) {
    conf.setIfMissing("spark.driver.host", "localhost");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
  }

  private static void privately(SparkConf conf, Path local) {
    conf.set("spark.local.dir", local.toString());
    conf.set("spark.sql.warehouse.dir", local.resolve("unused").toString());
    conf.set("spark.io.encryption.enabled", "true");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.eventLog.enabled", "false");
  }

  /** The tables are small: Delta's defaults (50 snapshot partitions) are made for large ones. */
  private static void forDelta(SparkConf conf) {
    conf.setIfMissing("spark.app.name", "lethe");
    conf.set("spark.sql.session.timeZone", "UTC");
    conf.set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    conf.set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
    conf.set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    conf.setIfMissing("spark.databricks.delta.snapshotPartitions", "1");
    conf.setIfMissing("spark.sql.sources.parallelPartitionDiscovery.parallelism", "2");
  }
}
