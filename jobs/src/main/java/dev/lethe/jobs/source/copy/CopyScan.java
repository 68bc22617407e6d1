package dev.lethe.jobs.source.copy;

import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.StructType;

/** One partition per SELECT. */
record CopyScan(CopyRequest request) implements Scan, Batch {
  @Override
  public StructType readSchema() {
    return request.schema();
  }

  @Override
  public String description() {
    return request.toString();
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return request.selects().stream()
        .map(select -> new CopyPartition(request.view(), request.schema(), select))
        .toArray(InputPartition[]::new);
  }

  /** Spark keeps a copy of the factory in its block store, disk included: no secret goes there. */
  @Override
  public PartitionReaderFactory createReaderFactory() {
    return partition -> new CopyReader((CopyPartition) partition);
  }

  @Override
  public String toString() {
    return request.toString();
  }
}
