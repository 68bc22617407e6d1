package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.ACTIVITY;

import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.Optional;

/** Hits and consents exist, and may be counted. */
final class TrafficCheck {
  private static final String[] HITS = {"visitor", "at", "path", "referrer", "user-agent"};
  private static final String[] CONSENT = {"visitor", "choice", "decided-at"};

  private TrafficCheck() {}

  static void examine(Draft draft) {
    Mapping traffic = draft.policy().mapping("traffic");
    Optional<DraftTable> hits = columns(draft, traffic.mapping("hits"), "traffic.hits", HITS);
    columns(draft, traffic.mapping("consent"), "traffic.consent", CONSENT);
    hits.filter(draft::isProcessor)
        .ifPresent(
            table ->
                draft
                    .problems()
                    .add(
                        traffic.mapping("hits").lineOf("table"),
                        "Cannot count the traffic of %s: it is held as a processor, and no statistics are made of a customer's data. Remove 'traffic'."
                            .formatted(table.name())));
  }

  private static Optional<DraftTable> columns(
      Draft draft, Mapping source, String place, String... keys) {
    Optional<DraftTable> table =
        source.text("table").flatMap(name -> draft.table(name, place + ".table"));
    for (String key : keys) {
      source.text(key).ifPresent(c -> table.ifPresent(t -> column(draft, t, c, place + "." + key)));
    }
    return table;
  }

  private static void column(Draft draft, DraftTable table, Scalar column, String place) {
    boolean isTime = place.endsWith(".at") || place.endsWith(".decided-at");
    if (draft.column(table, column, place) && isTime && !table.isOneOf(column.text(), ACTIVITY)) {
      draft
          .problems()
          .add(
              column.line(),
              "Invalid value of %s: column '%s' is classified as %s. Name a column classified as activity."
                  .formatted(place, column.text(), table.category(column.text())));
    }
  }
}
