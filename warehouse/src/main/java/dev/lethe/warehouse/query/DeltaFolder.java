package dev.lethe.warehouse.query;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.types.StructField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** Reads the logs of the Delta tables in one folder. Only tables without special features. */
final class DeltaFolder {
  private final Engine engine = DefaultEngine.create(new Configuration(false));
  private final Path folder;

  DeltaFolder(Path folder) {
    this.folder = folder;
  }

  /** By name; none if the folder does not exist. */
  List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isDirectory(entry.resolve("_delta_log")))
          .map(entry -> entry.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder.toString(), e);
    }
  }

  LakeTable open(String name) {
    try {
      var snapshot =
          Table.forPath(engine, folder.resolve(name).toString()).getLatestSnapshot(engine);
      refusePartitions(name, snapshot);
      var columns = snapshot.getSchema().fields().stream().map(f -> column(name, f)).toList();
      var description = snapshot.getMetadata().getDescription().orElse("");
      return new LakeTable(
          name, description, snapshot.getVersion(), columns, liveFiles(name, snapshot));
    } catch (KernelException | IOException | UncheckedIOException e) {
      throw unreadable("table " + name, e);
    }
  }

  private static LakeTable.Column column(String table, StructField field) {
    var comment = field.getMetadata().getString("comment");
    return new LakeTable.Column(
        field.getName(), SqlTypes.of(table, field.getDataType()), comment == null ? "" : comment);
  }

  private List<Path> liveFiles(String name, Snapshot snapshot) throws IOException {
    var files = new ArrayList<Path>();
    try (var batches = snapshot.getScanBuilder().build().getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (var rows = batches.next().getRows()) {
          while (rows.hasNext()) {
            files.add(liveFile(name, rows.next()));
          }
        }
      }
    }
    return files;
  }

  private static Path liveFile(String name, io.delta.kernel.data.Row row) {
    if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
      throw special(name, "deletion vectors");
    }
    // An address of Hadoop's, not a URI: a space stands in it as it is.
    String address = InternalScanFileUtils.getAddFileStatus(row).getPath();
    return Path.of(new org.apache.hadoop.fs.Path(address).toUri().getPath());
  }

  private static void refusePartitions(String name, Snapshot snapshot) {
    if (!snapshot.getPartitionColumnNames().isEmpty()) {
      throw special(name, "partitions");
    }
  }

  private static LetheException special(String name, String feature) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot read table %s: it has %s. Read it with Spark.".formatted(name, feature));
  }

  private static LetheException unreadable(String what, Exception e) {
    return new LetheException(
        ExitCode.UNREACHABLE,
        "Cannot read %s: %s. Let this user read the warehouse, or restore it."
            .formatted(what, e.getClass().getSimpleName()));
  }
}
