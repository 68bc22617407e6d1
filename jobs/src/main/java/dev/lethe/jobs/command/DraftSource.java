package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.DatabaseSettings;
import dev.lethe.jobs.settings.Databases;
import dev.lethe.jobs.source.copy.SourceAccess;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;

/** A database named on the command line, where passwords have no place: others can read it. */
final class DraftSource {
  private static final int PATIENCE_SECONDS = 15;
  private static final Pattern PASSWORD = Pattern.compile("(?i)[?&]password=|//[^/@]*:[^/@]*@");

  @Option(
      names = "--source",
      paramLabel = "URL",
      required = true,
      description = "jdbc:postgresql://HOST/DATABASE, or embedded:NAME under --home.")
  private String url = "";

  @Option(names = "--user", paramLabel = "U", description = "Who reads; reading rights suffice.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "F",
      description = "File with the password alone. Default: $$PGPASSWORD.")
  private @Nullable Path passwordFile;

  /** The URL is never repeated in a message: it might hold what should not be there. */
  DataSource open(Databases databases, Map<String, String> environment) {
    var settings =
        new DatabaseSettings(
            address(), Optional.ofNullable(user), Optional.ofNullable(passwordFile));
    if (settings.embeddedName().isPresent()) {
      return databases.open(settings);
    }
    SourceAccess access = databases.access(settings);
    var source = new PGSimpleDataSource();
    source.setUrl(access.url());
    Optional.ofNullable(user).ifPresent(source::setUser);
    source.setPassword(passwordFile == null ? environment.get("PGPASSWORD") : access.password());
    source.setApplicationName("lethe");
    source.setConnectTimeout(PATIENCE_SECONDS);
    source.setLogServerErrorDetail(false);
    return source;
  }

  private String address() {
    String address = url.startsWith("postgresql:") ? "jdbc:" + url : url;
    if (PASSWORD.matcher(address).find()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot use --source: it carries a password, which others can read in the process list. Use --password-file or PGPASSWORD, and change that password.");
    }
    if (!address.startsWith("jdbc:postgresql:") && !address.startsWith("embedded:")) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot use --source: it names no PostgreSQL database. Write jdbc:postgresql://HOST/DATABASE.");
    }
    return address;
  }
}
