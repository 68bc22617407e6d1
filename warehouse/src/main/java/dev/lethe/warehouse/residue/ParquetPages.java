package dev.lethe.warehouse.residue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.DictionaryPageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.LocalInputFile;

/** Every value of every column, and every dictionary entry, whether or not a row uses it. */
final class ParquetPages implements Decoder {
  @Override
  public void decode(Path file, Consumer<String> values) throws IOException {
    try (var reader = ParquetFileReader.open(new LocalInputFile(file))) {
      for (var group : reader.getRowGroups()) {
        dictionaries(reader, group, values);
        rows(reader, group, values);
      }
    }
  }

  private static void dictionaries(
      ParquetFileReader reader, BlockMetaData group, Consumer<String> values) throws IOException {
    DictionaryPageReadStore dictionaries = reader.getDictionaryReader(group);
    for (var column : reader.getFooter().getFileMetaData().getSchema().getColumns()) {
      var page = dictionaries.readDictionaryPage(column);
      if (page != null) {
        ParquetText.of(column, page.getEncoding().initDictionary(column, page), values);
      }
    }
  }

  private static void rows(ParquetFileReader reader, BlockMetaData group, Consumer<String> values)
      throws IOException {
    var meta = reader.getFooter().getFileMetaData();
    var schema = meta.getSchema();
    try (var pages = reader.readNextRowGroup()) {
      var root = new GroupRecordConverter(schema).getRootConverter();
      var columns = new ColumnReadStoreImpl(pages, root, schema, meta.getCreatedBy());
      for (var chunk : group.getColumns()) {
        var column = schema.getColumnDescription(chunk.getPath().toArray());
        column(column, columns.getColumnReader(column), chunk.getValueCount(), values);
      }
    }
  }

  private static void column(
      ColumnDescriptor column, ColumnReader reader, long count, Consumer<String> values) {
    for (long i = 0; i < count; i++) {
      if (reader.getCurrentDefinitionLevel() == column.getMaxDefinitionLevel()) {
        ParquetText.of(column, reader, values);
      }
      reader.consume();
    }
  }
}
