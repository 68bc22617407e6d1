package dev.lethe.jobs.source.copy;

import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.types.StructType;

/** What one task needs in order to read its SELECT. Travels with the task only. */
record CopyPartition(SnapshotView view, StructType schema, String select)
    implements InputPartition {
  private static final long serialVersionUID = 1L;

  @Override
  public String toString() {
    return "CopyPartition[hidden]";
  }
}
