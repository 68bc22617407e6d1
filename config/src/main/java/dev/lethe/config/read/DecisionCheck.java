package dev.lethe.config.read;

import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Decisions about advice have a day of the calendar and are made once; paths are paths. */
final class DecisionCheck {
  private DecisionCheck() {}

  static void examine(Draft draft) {
    Map<String, Integer> seen = new HashMap<>();
    for (Mapping decision : draft.policy().mappings("advice")) {
      decision.text("on").ifPresent(on -> day(draft, "advice", decision, on));
      decision.text("id").ifPresent(id -> once(draft, seen, decision, id));
    }
    for (Mapping decision : draft.policy().mappings("lengthened")) {
      decision.text("on").ifPresent(on -> day(draft, "lengthened", decision, on));
    }
    days(draft);
    Mapping imports = draft.policy().mapping("imports-ended");
    imports.text("on").ifPresent(on -> day(draft, "imports-ended.on", on));
    draft.policy().text("obligations").ifPresent(path -> path(draft, path));
  }

  private static void days(Draft draft) {
    Stream<Mapping> rules =
        draft.policy().mappings("rules").stream()
            .flatMap(rule -> Stream.of(rule, rule.mapping("recontact")));
    Stream<Mapping> terms =
        draft.tables().values().stream().flatMap(table -> table.terms().stream());
    Stream.concat(rules, terms)
        .forEach(
            of ->
                of.mapping("decision")
                    .text("on")
                    .ifPresent(on -> day(draft, id(of) + ".decision.on", on)));
  }

  private static void day(Draft draft, String list, Mapping decision, Scalar on) {
    day(draft, "%s.%s.on".formatted(list, id(decision)), on);
  }

  private static String id(Mapping written) {
    return written.text("id").or(() -> written.text("at")).map(Scalar::text).orElse("(no id)");
  }

  private static void day(Draft draft, String place, Scalar on) {
    try {
      LocalDate.parse(on.text());
    } catch (DateTimeException e) {
      draft
          .problems()
          .add(
              on.line(),
              "Invalid value of %s: write a day of the calendar, such as 2025-06-01, was %s."
                  .formatted(place, on.shown()));
    }
  }

  private static void once(Draft draft, Map<String, Integer> seen, Mapping decision, Scalar id) {
    String at = decision.text("at").map(a -> " about " + a.text()).orElse("");
    Integer first = seen.putIfAbsent(id.text() + at, id.line());
    if (first != null) {
      draft
          .problems()
          .add(
              id.line(),
              "Duplicate decision about advisory '%s'%s: it stands on line %d as well. Keep one of them."
                  .formatted(id.text(), at, first));
    }
  }

  /** No file of any system has a name with a NUL. */
  private static void path(Draft draft, Scalar path) {
    if (path.text().indexOf('\0') >= 0) {
      draft
          .problems()
          .add(
              path.line(),
              "Invalid value of obligations: write a path, was %s.".formatted(path.shown()));
    }
  }
}
