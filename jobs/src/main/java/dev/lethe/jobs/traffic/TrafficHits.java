package dev.lethe.jobs.traffic;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reduced hits as Spark sees them; the table never exists on a disk. */
public final class TrafficHits {
  /** personal: keyed token of 16 bytes, of use within one period only. */
  public static final String VISITOR = "visitor";

  /** personal. */
  public static final String AT = "at";

  /** public: a route of the policy, or {@link #OTHER}. */
  public static final String PAGE = "page";

  /** public: a domain of the policy's list, {@link #OWN}, {@link #DIRECT} or {@link #OTHER}. */
  public static final String REFERRER = "referrer";

  /** public: a family of browsers. */
  public static final String BROWSER = "browser";

  /** public: a family of operating systems. */
  public static final String OS = "os";

  public static final StructType SCHEMA =
      new StructType()
          .add(VISITOR, DataTypes.BinaryType, false)
          .add(AT, DataTypes.TimestampType, false)
          .add(PAGE, DataTypes.StringType, false)
          .add(REFERRER, DataTypes.StringType, false)
          .add(BROWSER, DataTypes.StringType, false)
          .add(OS, DataTypes.StringType, false);

  static final String OWN = "own";
  static final String DIRECT = "direct";
  static final String OTHER = "other";

  private TrafficHits() {}
}
