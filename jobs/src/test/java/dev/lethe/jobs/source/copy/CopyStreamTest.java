package dev.lethe.jobs.source.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.sql.catalyst.InternalRow;
import org.junit.jupiter.api.Test;

/** The stream is written here byte by byte after the manual; no server is asked. */
class CopyStreamTest {
  private static final List<CopyColumn> COLUMNS =
      List.of(
          new CopyColumn("id", PostgresType.INT8, false),
          new CopyColumn("name", PostgresType.TEXT, true));

  @Property(tries = 200)
  void next_messagesCutAnywhere_yieldsTheSameRows(@ForAll @IntRange(min = 1, max = 90) int size)
      throws Exception {
    assertThat(read(cut(twoRows(), size))).containsExactly("7 é😀", "8 null");
  }

  @Test
  void next_emptyMessagesBetween_areNoEnd() throws Exception {
    List<byte[]> messages = new ArrayList<>(cut(twoRows(), 13));
    messages.add(2, new byte[0]);
    messages.add(new byte[0]);
    assertThat(read(messages)).containsExactly("7 é😀", "8 null");
  }

  @Test
  void next_streamCutShort_isRefused() throws Exception {
    byte[] whole = twoRows();
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut(part, 64)))
          .isInstanceOf(LetheException.class)
          .hasMessageContaining("the stream ends in the middle");
    }
  }

  @Test
  void next_nullWhereNoneIsAllowed_namesTheColumnOnly() throws Exception {
    byte[] stream = stream(out -> row(out, null, "canary"));
    assertThatThrownBy(() -> read(cut(stream, 64)))
        .hasMessageContaining("column id is NULL")
        .hasMessageNotContaining("canary");
  }

  @Test
  void next_textInsteadOfBinary_isRefused() {
    byte[] text = "1\tcanary of more than eleven bytes\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(List.of(text)))
        .hasMessageContaining("do not begin as a binary COPY")
        .hasMessageNotContaining("canary");
  }

  @Test
  void next_fieldOfAnotherWidth_isRefused() throws Exception {
    byte[] stream =
        stream(
            out -> {
              out.writeShort(2);
              out.writeInt(4);
              out.writeInt(1);
              out.writeInt(-1);
            });
    assertThatThrownBy(() -> read(cut(stream, 64)))
        .hasMessageContaining("a field has 4 bytes instead of 8");
  }

  @Test
  void next_bytesAfterTheTrailer_areRefused() throws Exception {
    byte[] whole = twoRows();
    byte[] more = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> read(cut(more, 64)))
        .hasMessageContaining("something follows the last row");
  }

  private interface Rows {
    void to(DataOutputStream out) throws IOException;
  }

  private static byte[] twoRows() throws IOException {
    return stream(
        out -> {
          row(out, 7L, "é😀");
          row(out, 8L, null);
        });
  }

  private static byte[] stream(Rows rows) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write("PGCOPY\n".getBytes(StandardCharsets.US_ASCII));
    out.write(new byte[] {(byte) 0xff, '\r', '\n', 0});
    out.writeInt(0);
    out.writeInt(3);
    out.write(new byte[] {1, 2, 3});
    rows.to(out);
    out.writeShort(-1);
    return bytes.toByteArray();
  }

  private static void row(DataOutputStream out, Long id, String name) throws IOException {
    out.writeShort(2);
    if (id == null) {
      out.writeInt(-1);
    } else {
      out.writeInt(8);
      out.writeLong(id);
    }
    if (name == null) {
      out.writeInt(-1);
    } else {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      out.writeInt(text.length);
      out.write(text);
    }
  }

  private static List<byte[]> cut(byte[] bytes, int size) {
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += size) {
      parts.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size)));
    }
    return parts;
  }

  private static List<String> read(List<byte[]> messages) throws SQLException {
    Iterator<byte[]> left = messages.iterator();
    CopiedRows rows =
        new CopiedRows(new CopyStream(() -> left.hasNext() ? left.next() : null), COLUMNS);
    List<String> read = new ArrayList<>();
    for (InternalRow row = rows.next(); row != null; row = rows.next()) {
      read.add(row.getLong(0) + " " + (row.isNullAt(1) ? "null" : row.getUTF8String(1)));
    }
    return read;
  }
}
