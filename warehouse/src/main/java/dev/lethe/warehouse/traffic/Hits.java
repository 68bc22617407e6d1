package dev.lethe.warehouse.traffic;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Page views as they leave the source: consented ones only, every value already reduced. */
public final class Hits {
  public static final String VISITOR = "visitor";
  public static final String AT = "at";
  public static final String PAGE = "page";
  public static final String REFERRER = "referrer";
  public static final String BROWSER = "browser";
  public static final String OS = "os";

  public static final StructType SCHEMA =
      new StructType()
          .add(VISITOR, DataTypes.BinaryType, false, "personal: keyed token of 16 bytes")
          .add(AT, DataTypes.TimestampType, false, "personal: UTC, microseconds")
          .add(PAGE, DataTypes.StringType, false, "public: a route of the policy, or other")
          .add(
              REFERRER,
              DataTypes.StringType,
              false,
              "public: a listed domain, own, direct or other")
          .add(BROWSER, DataTypes.StringType, false, "public: browser family")
          .add(OS, DataTypes.StringType, false, "public: family of operating system");

  private Hits() {}
}
