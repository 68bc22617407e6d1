package dev.lethe.jobs.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a database is reached. {@code embedded:NAME} is the database of that name in the server that
 * Lethe runs under the installation's folder.
 *
 * @param passwordFile read when a connection is made; its content is never printed
 */
public record DatabaseSettings(String url, Optional<String> user, Optional<Path> passwordFile) {
  private static final String EMBEDDED = "embedded:";

  public Optional<String> embeddedName() {
    return url.startsWith(EMBEDDED)
        ? Optional.of(url.substring(EMBEDDED.length()))
        : Optional.empty();
  }
}
