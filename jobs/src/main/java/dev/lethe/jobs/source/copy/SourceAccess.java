package dev.lethe.jobs.source.copy;

import static java.util.Objects.requireNonNull;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.source.DatabaseErrors;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PreferQueryMode;

/**
 * How a reader gets to the source database, from whichever machine it runs on. Nothing of it is
 * ever printed: an address may carry a password as well.
 *
 * @param url {@code jdbc:postgresql:...}
 */
public record SourceAccess(String url, String user, @Nullable String password)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public SourceAccess {
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
  }

  /**
   * Opens a connection in autocommit mode; the caller closes it.
   *
   * @throws LetheException without the driver's own words, which may quote the address
   */
  Connection connect() {
    try {
      Connection connection = new Driver().connect(url, properties());
      if (connection == null) {
        throw new LetheException(
            ExitCode.INVALID,
            "Cannot connect to the source database: its address is not one of PostgreSQL. Write it"
                + " as jdbc:postgresql://host:port/database.");
      }
      return bindingApart(connection);
    } catch (SQLException e) {
      throw DatabaseErrors.asLethe("connect to the source database", e);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", "lethe copy");
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  /**
   * In simple mode the driver writes bound values into the statement, where the server shows it.
   */
  private static Connection bindingApart(Connection connection) throws SQLException {
    if (connection.unwrap(PGConnection.class).getPreferQueryMode() == PreferQueryMode.SIMPLE) {
      connection.close();
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot connect to the source database: preferQueryMode=simple would show secrets in"
              + " statements. Remove it from the address.");
    }
    return connection;
  }

  @Override
  public String toString() {
    return "SourceAccess[hidden]";
  }
}
