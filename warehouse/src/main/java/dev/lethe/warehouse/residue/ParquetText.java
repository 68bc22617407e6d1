package dev.lethe.warehouse.residue;

import java.util.function.Consumer;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/** Parquet's primitive values as a person would write them, and as they are stored. */
final class ParquetText {
  private ParquetText() {}

  static void of(ColumnDescriptor column, ColumnReader reader, Consumer<String> values) {
    var type = column.getPrimitiveType();
    switch (type.getPrimitiveTypeName()) {
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> binary(type, reader.getBinary(), values);
      case INT32 ->
          number(type.stringifier().stringify(reader.getInteger()), reader.getInteger(), values);
      case INT64 ->
          number(type.stringifier().stringify(reader.getLong()), reader.getLong(), values);
      case FLOAT -> values.accept(Float.toString(reader.getFloat()));
      case DOUBLE -> values.accept(Double.toString(reader.getDouble()));
      case BOOLEAN -> values.accept(Boolean.toString(reader.getBoolean()));
    }
  }

  static void of(ColumnDescriptor column, Dictionary entries, Consumer<String> values) {
    var type = column.getPrimitiveType();
    for (int i = 0; i <= entries.getMaxId(); i++) {
      switch (type.getPrimitiveTypeName()) {
        case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> binary(type, entries.decodeToBinary(i), values);
        case INT32 ->
            number(
                type.stringifier().stringify(entries.decodeToInt(i)),
                entries.decodeToInt(i),
                values);
        case INT64 ->
            number(
                type.stringifier().stringify(entries.decodeToLong(i)),
                entries.decodeToLong(i),
                values);
        case FLOAT -> values.accept(Float.toString(entries.decodeToFloat(i)));
        case DOUBLE -> values.accept(Double.toString(entries.decodeToDouble(i)));
        case BOOLEAN -> values.accept(Boolean.toString(entries.decodeToBoolean(i)));
      }
    }
  }

  /** Bytes may be text whatever the schema says; the type's own form follows (decimals, hex). */
  static void binary(PrimitiveType type, Binary value, Consumer<String> values) {
    var text = value.toStringUsingUTF8();
    values.accept(text);
    var written = type.stringifier().stringify(value);
    if (!written.equals(text)) {
      values.accept(written);
    }
  }

  /** A date or a decimal has a written form of its own. */
  private static void number(String written, long stored, Consumer<String> values) {
    values.accept(Long.toString(stored));
    if (!written.equals(Long.toString(stored))) {
      values.accept(written);
    }
  }
}
