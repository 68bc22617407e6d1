package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to work on one controller. A session lock that dies with the process keeps others out;
 * a fence, taken anew by each holder and checked in every mutating transaction, stops a holder
 * whose session was lost without its knowledge.
 */
public final class Lease implements AutoCloseable {
  private static final String LOCK = "SELECT pg_advisory_lock(hashtextextended(?, 0))";
  private static final String IS_HELD = "55P03";
  private static final String NEXT_FENCE =
      """
      INSERT INTO lethe.lease (controller, fence) VALUES (?, 1)
      ON CONFLICT (controller) DO UPDATE SET fence = lease.fence + 1
      RETURNING fence
      """;

  private final Connection session;
  private final String controller;
  private final long fence;

  private Lease(Connection session, String controller, long fence) {
    this.session = session;
    this.controller = controller;
    this.fence = fence;
  }

  /**
   * Takes the lease. A process that was killed keeps it until the server has noticed, so this waits
   * a few seconds before it gives up.
   *
   * @throws LetheException UNREACHABLE while another run works on the controller
   */
  public static Lease take(DataSource source, String controller) {
    Connection session = null;
    try {
      session = source.getConnection();
      session.setAutoCommit(true);
      if (!lock(session, controller)) {
        throw new LetheException(
            ExitCode.UNREACHABLE,
            "Cannot work on %s: another run holds it. Wait until it ends ('lethe runs' shows it), then run the same command again."
                .formatted(controller));
      }
      return new Lease(session, controller, nextFence(session, controller));
    } catch (SQLException e) {
      close(session);
      throw DatabaseErrors.asLethe("work on " + controller, e);
    } catch (LetheException e) {
      close(session);
      throw e;
    }
  }

  /** To be called first in each mutating transaction. */
  public void require(JdbcClient jdbc) {
    long current =
        jdbc.sql("SELECT fence FROM lethe.lease WHERE controller = ? FOR SHARE")
            .param(controller)
            .query(Long.class)
            .single();
    if (current != fence) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot go on with %s: a newer run has taken over. Let it finish.".formatted(controller));
    }
  }

  @Override
  public void close() {
    close(session);
  }

  private static boolean lock(Connection session, String controller) throws SQLException {
    try (Statement patience = session.createStatement();
        PreparedStatement lock = session.prepareStatement(LOCK)) {
      patience.execute("SET lock_timeout = '8s'");
      lock.setString(1, "lethe:" + controller);
      lock.execute();
      patience.execute("RESET lock_timeout");
      return true;
    } catch (SQLException e) {
      if (IS_HELD.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static long nextFence(Connection session, String controller) throws SQLException {
    try (PreparedStatement next = session.prepareStatement(NEXT_FENCE)) {
      next.setString(1, controller);
      try (ResultSet row = next.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void close(@org.jspecify.annotations.Nullable Connection session) {
    if (session != null) {
      try (session;
          var statement = session.createStatement()) {
        statement.execute("SELECT pg_advisory_unlock_all()");
      } catch (SQLException e) {
        // A session that cannot be asked any more has lost its lock.
      }
    }
  }
}
