package dev.lethe.warehouse.residue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Column names, writer, key-value metadata, and the least and greatest values of column chunks and
 * pages. A Bloom filter answers questions but cannot be read, so a file that has one fails.
 */
final class ParquetFooter implements Decoder {
  @Override
  public void decode(Path file, Consumer<String> values) throws IOException {
    try (var reader = ParquetFileReader.open(new LocalInputFile(file))) {
      var meta = reader.getFooter().getFileMetaData();
      values.accept(String.valueOf(meta.getCreatedBy()));
      meta.getKeyValueMetaData()
          .forEach(
              (key, value) -> {
                values.accept(key);
                values.accept(value);
              });
      for (var group : reader.getRowGroups()) {
        for (var chunk : group.getColumns()) {
          chunk(reader, chunk, values);
        }
      }
    }
  }

  private static void chunk(
      ParquetFileReader reader, ColumnChunkMetaData chunk, Consumer<String> values)
      throws IOException {
    if (reader.readBloomFilter(chunk) != null) {
      throw new IOException("A Bloom filter cannot be searched");
    }
    values.accept(chunk.getPath().toDotString());
    bounds(chunk, chunk.getStatistics(), values);
    var index = reader.readColumnIndex(chunk);
    if (index != null) {
      index.getMinValues().forEach(bound -> bound(chunk, bound, values));
      index.getMaxValues().forEach(bound -> bound(chunk, bound, values));
    }
  }

  private static void bounds(
      ColumnChunkMetaData chunk, Statistics<?> statistics, Consumer<String> values) {
    if (statistics != null && statistics.hasNonNullValue()) {
      values.accept(statistics.minAsString());
      values.accept(statistics.maxAsString());
      bound(chunk, ByteBuffer.wrap(statistics.getMinBytes()), values);
      bound(chunk, ByteBuffer.wrap(statistics.getMaxBytes()), values);
    }
  }

  /** Numbers among the page bounds are values of the pages, which are read elsewhere. */
  private static void bound(ColumnChunkMetaData chunk, ByteBuffer bound, Consumer<String> values) {
    if (bound.hasRemaining() && isBytes(chunk.getPrimitiveType().getPrimitiveTypeName())) {
      ParquetText.binary(chunk.getPrimitiveType(), Binary.fromConstantByteBuffer(bound), values);
    }
  }

  private static boolean isBytes(PrimitiveTypeName type) {
    return switch (type) {
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> true;
      case INT32, INT64, FLOAT, DOUBLE, BOOLEAN -> false;
    };
  }
}
