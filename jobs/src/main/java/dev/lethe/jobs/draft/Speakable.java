package dev.lethe.jobs.draft;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the policy's grammar asks of a table before it can be written down. */
final class Speakable {
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");

  private Speakable() {}

  /** Why not; empty: it can. */
  static Optional<Remark> whyNot(TableSurvey table) {
    if (table.anyKey().isEmpty()) {
      return Optional.of(Remark.of(table.primaryKey().isEmpty() ? "ask.no-key" : "ask.long-key"));
    }
    boolean named =
        Stream.concat(
                Stream.of(table.name().schema(), table.name().table()),
                table.live().columns().keySet().stream())
            .allMatch(name -> NAME.matcher(name).matches());
    return named ? Optional.empty() : Optional.of(Remark.of("ask.odd-name"));
  }
}
