package dev.lethe.jobs.demo;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A database's complaint without the values that it quotes. */
final class Failure {

  private Failure() {}

  static LetheException of(String what, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    ExitCode code = state.startsWith("08") ? ExitCode.UNREACHABLE : ExitCode.INVALID;
    return new LetheException(
        code,
        "Cannot "
            + what
            + ": the database answered "
            + state
            + place(e)
            + ". Use an empty database"
            + " and check the demo files against its schema.");
  }

  private static String place(SQLException e) {
    ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    if (server == null) {
      return "";
    }
    return named(" in table ", server.getTable())
        + named(" for column ", server.getColumn())
        + named(" for constraint ", server.getConstraint());
  }

  private static String named(String before, @Nullable String name) {
    return name == null ? "" : before + name;
  }
}
