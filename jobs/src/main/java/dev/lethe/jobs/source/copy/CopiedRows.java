package dev.lethe.jobs.source.copy;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.jspecify.annotations.Nullable;

/** Decodes PostgreSQL's binary COPY format (manual, "COPY", file formats) into Spark's rows. */
final class CopiedRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };
  private static final int TRAILER = -1;
  private static final int NULL = -1;

  private final CopyStream stream;
  private final CopyColumn[] columns;
  private boolean begun;

  CopiedRows(CopyStream stream, List<CopyColumn> columns) {
    this.stream = stream;
    this.columns = columns.toArray(CopyColumn[]::new);
  }

  /** The next row, or null after the last; not to be called again then. */
  @Nullable InternalRow next() throws SQLException {
    if (!begun) {
      header();
      begun = true;
    }
    int fields = stream.int16();
    if (fields == TRAILER) {
      end();
      return null;
    }
    return row(fields);
  }

  private void header() throws SQLException {
    int from = stream.take(SIGNATURE.length);
    if (!Arrays.equals(
        stream.bytes(), from, from + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw MalformedCopy.because("they do not begin as a binary COPY");
    }
    if (stream.int32() != 0) {
      throw MalformedCopy.because("the COPY has flags that are not known");
    }
    stream.take(stream.int32());
  }

  private InternalRow row(int fields) throws SQLException {
    if (fields != columns.length) {
      throw MalformedCopy.because(
          "a row has %d fields instead of %d".formatted(fields, columns.length));
    }
    @Nullable Object[] values = new @Nullable Object[fields];
    for (int i = 0; i < fields; i++) {
      values[i] = field(columns[i]);
    }
    return new GenericInternalRow(values);
  }

  private @Nullable Object field(CopyColumn column) throws SQLException {
    int length = stream.int32();
    if (length == NULL) {
      return column.ofNull();
    }
    int from = stream.take(length);
    return column.type().decode(stream.bytes(), from, length);
  }

  /** Reads to the very end, so that the connection leaves its COPY state. */
  private void end() throws SQLException {
    if (!stream.atEnd()) {
      throw MalformedCopy.because("something follows the last row");
    }
  }
}
