package dev.lethe.jobs.source.copy;

import static java.util.Objects.requireNonNull;

import dev.lethe.jobs.source.DatabaseErrors;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.util.TaskInterruptListener;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Runs one SELECT by COPY and hands out its rows as they arrive. Spark closes it at the end of the
 * task, whether that was finished, failed, killed or wanted no more rows.
 */
final class CopyReader implements PartitionReader<InternalRow> {
  private final Connection connection;
  private final CopyOut copy;
  private final CopiedRows rows;
  private @Nullable InternalRow row;

  CopyReader(CopyPartition partition) {
    connection = opened(partition);
    try {
      cancelWith(TaskContext.get(), connection);
      List<CopyColumn> columns =
          CopyColumns.describe(connection, partition.select(), partition.schema());
      copy =
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("COPY (" + partition.select() + "\n) TO STDOUT (FORMAT binary)");
      rows = new CopiedRows(new CopyStream(copy::readFromCopy), columns);
    } catch (SQLException e) {
      end();
      throw DatabaseErrors.asLethe("copy from the source database", e);
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private static Connection opened(CopyPartition partition) {
    try {
      return partition.view().open();
    } catch (SQLException e) {
      throw DatabaseErrors.asLethe("copy from the source database", e);
    }
  }

  /** A task that waits for the server does not look whether it was killed. */
  private static void cancelWith(@Nullable TaskContext task, Connection connection) {
    if (task != null) {
      TaskInterruptListener cancels = (context, reason) -> cancel(connection);
      task.addTaskInterruptListener(cancels);
    }
  }

  /** Also cuts the line: the server forgets a cancel that arrives between two statements. */
  private static void cancel(Connection connection) {
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // The line is cut already.
    }
  }

  @Override
  public boolean next() {
    try {
      row = rows.next();
      return row != null;
    } catch (SQLException e) {
      throw DatabaseErrors.asLethe("copy from the source database", e);
    }
  }

  @Override
  public InternalRow get() {
    return requireNonNull(row, "row is null");
  }

  @Override
  public void close() {
    try {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    } catch (SQLException e) {
      // That the statement was cancelled comes back as an error.
    } finally {
      end();
    }
  }

  private void end() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Nothing was written; the server ends the transaction with the connection.
    }
  }
}
