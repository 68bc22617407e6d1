package dev.lethe.jobs.source;

import dev.lethe.config.policy.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Every ordinary table of the source database outside the system schemas and Lethe's own. */
public record LiveSchema(Map<TableName, LiveTable> tables) {
  public LiveSchema {
    tables = java.util.Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  public Optional<LiveTable> find(TableName name) {
    return Optional.ofNullable(tables.get(name));
  }

  public LiveTable table(TableName name) {
    return Objects.requireNonNull(tables.get(name), name.toString());
  }

  /** Foreign keys of any table that point at {@code parent}. */
  public List<ForeignKey> pointingAt(TableName parent) {
    return tables.values().stream()
        .flatMap(table -> table.foreignKeys().stream())
        .filter(key -> key.parent().equals(parent))
        .toList();
  }

  /** SHA-256, hex, of names, types, constraints and foreign keys: what a plan was made for. */
  public String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      tables.values().forEach(t -> digest.update(t.toString().getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
