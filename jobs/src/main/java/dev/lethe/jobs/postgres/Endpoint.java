package dev.lethe.jobs.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.ds.PGSimpleDataSource;

/** Where a running server is reached: the loopback address, a port, and its folder's password. */
record Endpoint(ServerFolder folder, int port) {
  static final String USER = "postgres";
  private static final String MAINTENANCE = "postgres";
  private static final int CONNECT_SECONDS = 5;
  private static final String WRONG_PASSWORD = "28P01";

  /**
   * What every connection of Lethe says: the DETAIL of an error may hold a row, so it stays out of
   * exceptions.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of("logServerErrorDetail", "false", "reWriteBatchedInserts", "true");

  String url(String database) {
    String properties =
        PROPERTIES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining("&"));
    return "jdbc:postgresql://127.0.0.1:%d/%s?%s".formatted(port, database, properties);
  }

  PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(USER);
    source.setPassword(Password.read(folder.password()));
    source.setConnectTimeout(CONNECT_SECONDS);
    return source;
  }

  Connection maintenance() throws SQLException {
    return dataSource(MAINTENANCE).getConnection();
  }

  /** What a server says to the folder's password. */
  enum Login {
    ACCEPTED,
    REFUSED,
    NO_ANSWER
  }

  Login login() {
    try (Connection connection = maintenance()) {
      return connection.isValid(CONNECT_SECONDS) ? Login.ACCEPTED : Login.NO_ANSWER;
    } catch (SQLException e) {
      return WRONG_PASSWORD.equals(e.getSQLState()) ? Login.REFUSED : Login.NO_ANSWER;
    }
  }
}
