package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Database errors without the values that PostgreSQL puts into them: only SQLSTATE, table and
 * constraint remain. The original exception is not kept as a cause.
 */
public final class DatabaseErrors {
  private DatabaseErrors() {}

  /** The SQLSTATE at the bottom of {@code failure}, or {@code XX000} where there is none. */
  public static String sqlState(Throwable failure) {
    SQLException cause = cause(failure);
    return cause == null || cause.getSQLState() == null ? "XX000" : cause.getSQLState();
  }

  /** Such as {@code SQLSTATE 23503, table orders, constraint orders_listing_id_fkey}. */
  public static String reduced(Throwable failure) {
    var text = new StringBuilder("SQLSTATE ").append(sqlState(failure));
    if (cause(failure) instanceof PSQLException known) {
      ServerErrorMessage server = known.getServerErrorMessage();
      if (server != null) {
        append(text, "table", server.getTable());
        append(text, "constraint", server.getConstraint());
      }
    }
    return text.toString();
  }

  /** What the command line says of it: a store out of reach, a missing right, or unexpected. */
  public static LetheException asLethe(String attempt, Throwable failure) {
    String state = sqlState(failure);
    if (isUnreachable(state)) {
      return new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot %s: the database cannot be reached (%s). Check that it is running, then run the same command again."
              .formatted(attempt, reduced(failure)));
    }
    if (state.equals("42501")) {
      return new LetheException(
          ExitCode.INVALID,
          "Cannot %s: a right is missing (%s). Run 'lethe install', or have the statements of 'lethe install --print-sql' run."
              .formatted(attempt, reduced(failure)));
    }
    return new LetheException(
        ExitCode.UNEXPECTED,
        "Cannot %s: the database refused (%s). Nothing of this step was kept; see the server's log."
            .formatted(attempt, reduced(failure)));
  }

  /** Connection lost or refused, shutting down, out of resources, or turned read-only. */
  public static boolean isUnreachable(String sqlState) {
    String kind = sqlState.substring(0, 2).toUpperCase(Locale.ROOT);
    return kind.equals("08")
        || kind.equals("53")
        || kind.equals("28")
        || sqlState.startsWith("57P")
        || sqlState.equals("3D000")
        || sqlState.equals("25006");
  }

  private static void append(StringBuilder text, String what, @Nullable String name) {
    if (name != null && !name.isEmpty()) {
      text.append(", ").append(what).append(' ').append(name);
    }
  }

  private static @Nullable SQLException cause(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
