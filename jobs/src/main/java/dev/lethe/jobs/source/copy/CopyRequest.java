package dev.lethe.jobs.source.copy;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * What is to be read: one SELECT per partition, each over the same view of the database.
 *
 * @param schema names, types and admitted NULLs of every SELECT
 */
record CopyRequest(SnapshotView view, StructType schema, List<String> selects)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  CopyRequest {
    selects = List.copyOf(selects);
    if (selects.isEmpty()) {
      throw new IllegalArgumentException("No SELECT to copy");
    }
  }

  @Override
  public String toString() {
    return "copy of %d partitions".formatted(selects.size());
  }
}
