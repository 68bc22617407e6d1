package dev.lethe.jobs.settings;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.postgres.EmbeddedPostgres;
import dev.lethe.jobs.source.copy.SourceAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The databases of an installation, opened when first asked for. The embedded server is attached to
 * or started, and stopped again by the last process that uses it.
 */
public final class Databases implements AutoCloseable {
  private static final int CONNECTIONS = 4;

  private final Path home;
  private final Map<DatabaseSettings, HikariDataSource> open = new HashMap<>();
  private Optional<EmbeddedPostgres> server = Optional.empty();

  public Databases(Path home) {
    this.home = home;
  }

  /** A database that is known to be there, or not at all: the first statement tells. */
  public DataSource open(DatabaseSettings settings) {
    return open.computeIfAbsent(settings, this::connect);
  }

  /** For readers that open their own connections. */
  public SourceAccess access(DatabaseSettings settings) {
    return settings
        .embeddedName()
        .map(
            name ->
                new SourceAccess(
                    embedded().jdbcUrl(name), embedded().user(), embedded().password()))
        .orElseGet(
            () ->
                new SourceAccess(
                    settings.url(),
                    settings.user().orElse(""),
                    settings.passwordFile().map(Databases::password).orElse(null)));
  }

  /** The server under the installation's folder. */
  public EmbeddedPostgres embedded() {
    EmbeddedPostgres running =
        server.orElseGet(() -> EmbeddedPostgres.open(home.resolve("postgres")));
    server = Optional.of(running);
    return running;
  }

  @Override
  public void close() {
    open.values().forEach(HikariDataSource::close);
    server.ifPresent(EmbeddedPostgres::close);
  }

  private HikariDataSource connect(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(5_000);
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("ApplicationName", "lethe");
    settings
        .embeddedName()
        .ifPresentOrElse(
            name -> address(config, embedded(), name), () -> address(config, settings));
    return new HikariDataSource(config);
  }

  private static void address(HikariConfig config, EmbeddedPostgres server, String name) {
    config.setJdbcUrl(server.jdbcUrl(name));
    config.setUsername(server.user());
    config.setPassword(server.password());
  }

  private static void address(HikariConfig config, DatabaseSettings settings) {
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.passwordFile().map(Databases::password).ifPresent(config::setPassword);
  }

  private static String password(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read the password file %s: it is missing or not readable. Create it with mode 0600."
              .formatted(file));
    }
  }
}
