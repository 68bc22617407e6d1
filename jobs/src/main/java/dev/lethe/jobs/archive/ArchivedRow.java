package dev.lethe.jobs.archive;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row as the archive keeps it. Holds values of a person: for who asked, and nothing else.
 *
 * @param values by column, as JSON writes them
 * @param purgeAfter the last day it is there
 */
public record ArchivedRow(
    String term, LocalDate archivedOn, LocalDate purgeAfter, Map<String, Object> values) {
  public ArchivedRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Without the values, which no log may repeat. */
  @Override
  public String toString() {
    return "ArchivedRow[%s, %s, %s]".formatted(term, archivedOn, purgeAfter);
  }
}
