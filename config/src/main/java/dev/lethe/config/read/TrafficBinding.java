package dev.lethe.config.read;

import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;
import static dev.lethe.config.read.Value.texts;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.Consent;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.config.policy.Traffic.PeriodKind;
import dev.lethe.config.read.Written.Mapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Traffic statistics of a checked file. */
final class TrafficBinding {
  private TrafficBinding() {}

  static Optional<Traffic> traffic(Mapping file) {
    return file.find("traffic").map(written -> bind(file.mapping("traffic")));
  }

  private static Traffic bind(Mapping traffic) {
    Mapping hits = traffic.mapping("hits");
    return new Traffic(
        RuleBinding.clause(traffic),
        Words.find(PeriodKind.values(), PeriodKind::word, text(traffic, "period")),
        figures(traffic),
        TableName.of(text(hits, "table")),
        text(hits, "visitor"),
        text(hits, "at"),
        text(hits, "path"),
        text(hits, "referrer"),
        text(hits, "user-agent"),
        consent(traffic.mapping("consent")),
        Duration.parse(text(traffic, "visit-gap")),
        PolicyBinding.minimumGroup(traffic),
        optional(traffic, "own-domain"),
        texts(traffic, "pages"),
        texts(traffic, "referrers"));
  }

  private static List<Figure> figures(Mapping traffic) {
    return texts(traffic, "figures").stream()
        .map(word -> Words.find(Figure.values(), Figure::word, word))
        .toList();
  }

  private static Consent consent(Mapping consent) {
    return new Consent(
        TableName.of(text(consent, "table")),
        text(consent, "visitor"),
        text(consent, "choice"),
        text(consent, "decided-at"),
        texts(consent, "granted"));
  }
}
