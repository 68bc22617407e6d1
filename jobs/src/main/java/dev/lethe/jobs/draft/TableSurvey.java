package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.LiveColumn;
import dev.lethe.jobs.source.LiveTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as it was found.
 *
 * @param primaryKey its columns in order; empty: there is none
 * @param rows as the database estimates; exact where the sample was smaller than asked for; -1:
 *     unknown
 * @param readable whether a sample could be read, and in time
 */
record TableSurvey(
    LiveTable live,
    List<String> primaryKey,
    long rows,
    boolean readable,
    Map<String, Profile> profiles) {
  TableSurvey {
    primaryKey = List.copyOf(primaryKey);
    profiles = Map.copyOf(profiles);
  }

  TableName name() {
    return live.name();
  }

  Profile profile(String column) {
    return profiles.getOrDefault(column, Profile.NONE);
  }

  /** Rows in the sample. */
  long seen() {
    return profiles.values().stream().mapToLong(Profile::rows).max().orElse(0);
  }

  /** The column that identifies a row by the database's own word. */
  Optional<String> key() {
    if (primaryKey.size() == 1) {
      return Optional.of(primaryKey.get(0));
    }
    return live.columns().values().stream()
        .filter(column -> column.unique() && column.notNull())
        .map(LiveColumn::name)
        .findFirst();
  }

  /** Where the database names no key at all: a number or UUID that is different in every row. */
  Optional<String> apparentKey() {
    if (!primaryKey.isEmpty()) {
      return Optional.empty();
    }
    return live.columns().values().stream()
        .filter(column -> isNumberOrUuid(column) && profile(column.name()).isApparentKey())
        .map(LiveColumn::name)
        .min((a, b) -> Boolean.compare(!a.equals("id"), !b.equals("id")));
  }

  private static boolean isNumberOrUuid(LiveColumn column) {
    TypeKind kind = TypeKind.of(column.type());
    return kind == TypeKind.WHOLE || kind == TypeKind.UUID;
  }

  Optional<String> anyKey() {
    return key().or(this::apparentKey);
  }
}
