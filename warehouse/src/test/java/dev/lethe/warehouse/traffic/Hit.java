package dev.lethe.warehouse.traffic;

import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Instant;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One invented hit. */
public record Hit(
    int visitor, Instant at, String page, String referrer, String browser, String os) {
  public Row row() {
    var token = ByteBuffer.allocate(16).putInt(12, visitor).array();
    return RowFactory.create(token, Timestamp.from(at), page, referrer, browser, os);
  }
}
