package dev.lethe.jobs.source.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a COPY, taken as they are asked for. Servers send a row per message, but nothing
 * promises it: a field that lies across messages is joined. Holds one message at a time.
 */
final class CopyStream {
  /** The next message, or null at the end. Blocks: a slow reader makes the server wait. */
  interface Messages {
    byte @Nullable [] next() throws SQLException;
  }

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private final Messages messages;
  private byte[] message = new byte[0];
  private int position;

  CopyStream(Messages messages) {
    this.messages = messages;
  }

  short int16() throws SQLException {
    int from = take(Short.BYTES);
    return (short) SHORT.get(message, from);
  }

  int int32() throws SQLException {
    int from = take(Integer.BYTES);
    return (int) INT.get(message, from);
  }

  /** Passes over {@code count} bytes and tells where in {@link #bytes()} they begin. */
  int take(int count) throws SQLException {
    while (message.length - position < count) {
      join();
    }
    int from = position;
    position += count;
    return from;
  }

  /** Valid until the next call of any other method. */
  byte[] bytes() {
    return message;
  }

  /** Whether nothing follows. */
  boolean atEnd() throws SQLException {
    while (position == message.length) {
      byte[] next = messages.next();
      if (next == null) {
        return true;
      }
      begin(next);
    }
    return false;
  }

  private void join() throws SQLException {
    byte[] next = messages.next();
    if (next == null) {
      throw MalformedCopy.because("the stream ends in the middle");
    }
    int left = message.length - position;
    if (left == 0) {
      begin(next);
      return;
    }
    byte[] joined = Arrays.copyOfRange(message, position, message.length + next.length);
    System.arraycopy(next, 0, joined, left, next.length);
    begin(joined);
  }

  private void begin(byte[] next) {
    message = next;
    position = 0;
  }
}
