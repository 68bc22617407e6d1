package dev.lethe.jobs.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database that one test class has for itself, with what tests say to it most often. */
public record FreshDatabase(String name, String url, String user, String password) {

  /** Not pooled. */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  public Connection connect() throws SQLException {
    return dataSource().getConnection();
  }

  /** One or more statements, separated by semicolons; all of them or none. */
  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs a file of statements without psql's own commands. */
  public void execute(Path script) {
    try {
      execute(Files.readString(script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a query as text, columns joined with {@code |}, NULL as nothing. */
  public List<String> rows(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String row(ResultSet result) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
      String value = result.getString(i);
      values.add(value == null ? "" : value);
    }
    return String.join("|", values);
  }

  /** The one number that a query yields. */
  public long number(String sql) {
    List<String> rows = rows(sql);
    if (rows.size() != 1) {
      throw new IllegalStateException("%d rows instead of one: %s".formatted(rows.size(), sql));
    }
    return Long.parseLong(rows.get(0));
  }
}
