package dev.lethe.warehouse.residue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A file in the likeness of another, same codec and metadata, with one planted value. */
final class PlantedParquet {
  private static final String PLANTED = "planted";

  private PlantedParquet() {}

  /** In a column of its own; the columns of the sample are not copied. */
  static Path inPages(Path sample, Path copy, String token) throws IOException {
    return write(sample, copy, token, "nothing");
  }

  static Path inFooter(Path sample, Path copy, String token) throws IOException {
    return write(sample, copy, "nothing", token);
  }

  private static Path write(Path sample, Path copy, String value, String metadata)
      throws IOException {
    var footer = footer(sample);
    var schema =
        new MessageType(
            "copy",
            Types.optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(PLANTED));
    try (var writer =
        ExampleParquetWriter.builder(new LocalOutputFile(copy))
            .withType(schema)
            .withCompressionCodec(codec(footer))
            .withExtraMetaData(Map.of(PLANTED, metadata))
            .build()) {
      writer.write(new SimpleGroup(schema).append(PLANTED, value));
    }
    return copy;
  }

  private static ParquetMetadata footer(Path sample) throws IOException {
    try (var reader = ParquetFileReader.open(new LocalInputFile(sample))) {
      return reader.getFooter();
    }
  }

  /** An empty file has no column to ask. */
  private static CompressionCodecName codec(ParquetMetadata footer) {
    return footer.getBlocks().stream()
        .flatMap(block -> block.getColumns().stream())
        .map(column -> column.getCodec())
        .findFirst()
        .orElse(CompressionCodecName.SNAPPY);
  }
}
