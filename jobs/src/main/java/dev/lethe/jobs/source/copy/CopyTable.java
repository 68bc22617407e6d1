package dev.lethe.jobs.source.copy;

import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The copy as Spark's planner sees it. */
record CopyTable(CopyRequest request) implements SupportsRead {
  @Override
  public String name() {
    return "copy";
  }

  @Override
  @SuppressWarnings("deprecation") // the successor, columns(), is derived from it
  public StructType schema() {
    return request.schema();
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return () -> new CopyScan(request);
  }

  @Override
  public String toString() {
    return request.toString();
  }
}
