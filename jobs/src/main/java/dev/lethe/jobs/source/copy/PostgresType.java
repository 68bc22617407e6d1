package dev.lethe.jobs.source.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The types that a copied column may have, with their binary form (PostgreSQL's send functions).
 */
enum PostgresType {
  BYTEA("bytea", DataTypes.BinaryType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      return Arrays.copyOfRange(bytes, from, from + length);
    }
  },
  UUID("uuid", DataTypes.BinaryType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      return Arrays.copyOfRange(bytes, from, from + exactly(16, length));
    }
  },
  /** The row shares the message's bytes: no message is used twice. */
  TEXT("text", DataTypes.StringType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      return UTF8String.fromBytes(bytes, from, length);
    }
  },
  VARCHAR("varchar", DataTypes.StringType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      return TEXT.decode(bytes, from, length);
    }
  },
  INT4("int4", DataTypes.IntegerType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      return int32(bytes, from, length);
    }
  },
  INT8("int8", DataTypes.LongType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      return int64(bytes, from, length);
    }
  },
  BOOL("bool", DataTypes.BooleanType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      exactly(1, length);
      return bytes[from] != 0;
    }
  },
  /** Days from 2000-01-01; Spark counts from 1970-01-01. */
  DATE("date", DataTypes.DateType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      int days = int32(bytes, from, length);
      finite(days != Integer.MIN_VALUE && days != Integer.MAX_VALUE);
      return Math.addExact(days, DAYS_1970_TO_2000);
    }
  },
  /** Microseconds from 2000-01-01T00:00Z; Spark counts from 1970. */
  TIMESTAMPTZ("timestamptz", DataTypes.TimestampType) {
    @Override
    Object decode(byte[] bytes, int from, int length) {
      long micros = int64(bytes, from, length);
      finite(micros != Long.MIN_VALUE && micros != Long.MAX_VALUE);
      return Math.addExact(micros, DAYS_1970_TO_2000 * 86_400_000_000L);
    }
  };

  private static final int DAYS_1970_TO_2000 = 10_957;
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // Spark's types never change, unannotated
  private final DataType spark;

  PostgresType(String word, DataType spark) {
    this.word = word;
    this.spark = spark;
  }

  /** The value of a field that is not NULL, as Spark holds it inside an InternalRow. */
  abstract Object decode(byte[] bytes, int from, int length);

  DataType spark() {
    return spark;
  }

  /** The driver calls a column that counts by itself {@code serial}; its bytes are an integer's. */
  static Optional<PostgresType> named(String word) {
    String type =
        switch (word) {
          case "serial" -> "int4";
          case "bigserial" -> "int8";
          default -> word;
        };
    return Arrays.stream(values()).filter(known -> known.word.equals(type)).findFirst();
  }

  private static int int32(byte[] bytes, int from, int length) {
    exactly(4, length);
    return (int) INT.get(bytes, from);
  }

  private static long int64(byte[] bytes, int from, int length) {
    exactly(8, length);
    return (long) LONG.get(bytes, from);
  }

  private static int exactly(int expected, int length) {
    if (length != expected) {
      throw MalformedCopy.because("a field has %d bytes instead of %d".formatted(length, expected));
    }
    return length;
  }

  private static void finite(boolean finite) {
    if (!finite) {
      throw MalformedCopy.because("infinity is neither a day nor an instant");
    }
  }
}
