package dev.lethe.config.read;

import dev.lethe.config.policy.Then;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Releases count by columns that were made less exact, under names that are free. */
final class ReleaseCheck {
  private static final Set<String> LABELS = Set.of("people", "as_of");
  private static final long MAX_CELLS = 100_000;

  private ReleaseCheck() {}

  static void examine(Draft draft) {
    Mapping releases = draft.policy().mapping("releases");
    for (Entry entry : releases.entries()) {
      name(draft, entry);
      shared(draft, entry.key());
      Mapping release = releases.mapping(entry.key());
      String place = "releases." + entry.key();
      release
          .text("subject")
          .flatMap(subject -> draft.table(subject, place + ".subject"))
          .ifPresent(table -> dimensions(draft, table, release, place));
    }
  }

  private static void name(Draft draft, Entry release) {
    String name = release.key();
    if (name.equals("releases") || name.startsWith("traffic_")) {
      draft
          .problems()
          .add(
              release.line(),
              "Invalid name releases.%s: the warehouse has a table of its own of that name. Choose another name."
                  .formatted(name));
    }
    if (isUnused(draft, name)) {
      draft
          .problems()
          .add(
              release.line(),
              "Unused release '%s': no rule with 'then: anonymise' names it. Remove it."
                  .formatted(name));
    }
  }

  /** Counts are published by release, so the evidence of one rule needs one of its own. */
  private static void shared(Draft draft, String release) {
    List<Mapping> rules =
        draft.policy().mappings("rules").stream()
            .filter(rule -> RuleCheck.isThen(rule, Then.ANONYMISE))
            .filter(rule -> rule.text("release").map(Scalar::text).equals(Optional.of(release)))
            .toList();
    for (Mapping rule : rules.subList(Math.min(1, rules.size()), rules.size())) {
      draft
          .problems()
          .add(
              rule.lineOf("release"),
              "Invalid value of %s: release '%s' counts the people of %s already, and a published count does not tell two rules apart. Declare a release of its own."
                  .formatted(
                      ValueCheck.place(rule, "release"), release, ValueCheck.place(rules.get(0))));
    }
  }

  /** Not when some rule names a release that does not exist: it probably means this one. */
  private static boolean isUnused(Draft draft, String release) {
    List<Mapping> rules = draft.policy().mappings("rules");
    Mapping releases = draft.policy().mapping("releases");
    return !rules.isEmpty()
        && rules.stream()
            .flatMap(rule -> rule.text("release").stream())
            .map(Scalar::text)
            .allMatch(name -> !name.equals(release) && releases.find(name).isPresent());
  }

  private static void dimensions(Draft draft, DraftTable table, Mapping release, String place) {
    Set<String> labels = new HashSet<>(LABELS);
    long cells = 1;
    for (Scalar column : release.texts("by")) {
      if (draft.column(table, column, place + ".by")) {
        Mapping keepAs = table.columns().mapping(column.text()).mapping("keep-as");
        dimension(draft, table, column, keepAs, place);
        label(draft, column, keepAs, labels, place);
        cells = Math.min(MAX_CELLS + 1, cells * values(keepAs));
      }
    }
    if (cells > MAX_CELLS) {
      draft
          .problems()
          .add(
              release.lineOf("by"),
              "Invalid value of %s.by: it makes more than %d cells, so groups would be tiny. Count by fewer columns or coarser values."
                  .formatted(place, MAX_CELLS));
    }
  }

  private static void dimension(
      Draft draft, DraftTable table, Scalar column, Mapping keepAs, String place) {
    if (keepAs.entries().isEmpty() && !table.columns().entries().isEmpty()) {
      draft
          .problems()
          .add(
              column.line(),
              "Cannot count by '%s' in %s: the column has no keep-as, so its exact values would leave. Add keep-as under tables.%s.columns.%s, or remove it here."
                  .formatted(column.text(), place, table.name(), column.text()));
    }
  }

  private static void label(
      Draft draft, Scalar column, Mapping keepAs, Set<String> labels, String place) {
    String label = keepAs.find("age-bands").isPresent() ? "age_band" : column.text();
    if (!labels.add(label)) {
      draft
          .problems()
          .add(
              column.line(),
              "Invalid value of %s.by: column '%s' of the statistic exists already. Remove %s."
                  .formatted(place, label, column.shown()));
    }
  }

  private static long values(Mapping keepAs) {
    return Math.max(1, keepAs.items("age-bands").size() + keepAs.items("one-of").size() + 1L);
  }
}
