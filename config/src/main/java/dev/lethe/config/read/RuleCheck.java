package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.IDENTIFIER;
import static dev.lethe.config.read.ValueCheck.place;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.List;
import java.util.Optional;

/** Rules name tables that may be a subject, clocks that reach them and releases that count them. */
final class RuleCheck {
  private RuleCheck() {}

  static void examine(Draft draft) {
    for (Mapping rule : draft.policy().mappings("rules")) {
      Optional<DraftTable> subject =
          rule.text("subject").flatMap(name -> draft.table(name, place(rule, "subject")));
      subject.ifPresent(table -> subject(draft, rule, table));
      rule.text("since").ifPresent(since -> since(draft, rule, since, subject));
      subject.ifPresent(table -> ConditionCheck.examine(draft, rule, table));
      rule.text("release").ifPresent(release -> release(draft, rule, release));
    }
  }

  private static void subject(Draft draft, Mapping rule, DraftTable table) {
    if (table.ownSubject().isEmpty() && table.key().isPresent()) {
      draft
          .problems()
          .add(
              rule.lineOf("subject"),
              "Invalid value of %s: rows of %s belong to others. Name the table they belong to, or write 'subject: %s' under tables.%s."
                  .formatted(place(rule, "subject"), table.name(), key(table), table.name()));
    }
    Mapping when = rule.mapping("when");
    when.text("born").ifPresent(born -> draft.column(table, born, place(rule, "when.born")));
    when.text("unless").ifPresent(set -> draft.column(table, set, place(rule, "when.unless")));
    when.texts("opposed").forEach(column -> opposed(draft, rule, table, column));
    if (isThen(rule, Then.ANONYMISE) && draft.isProcessor(table)) {
      draft
          .problems()
          .add(
              rule.lineOf("then"),
              "Cannot anonymise %s in %s: it is held as a processor, and no statistics are made of a customer's data. Write 'then: delete'."
                  .formatted(table.name(), place(rule, "then")));
    }
    if (isThen(rule, Then.ARCHIVE)) {
      archived(draft, rule, table);
    }
  }

  private static void opposed(Draft draft, Mapping rule, DraftTable table, Scalar column) {
    String place = place(rule, "when.opposed");
    if (draft.column(table, column, place) && !table.isOneOf(column.text(), IDENTIFIER)) {
      draft
          .problems()
          .add(
              column.line(),
              "Invalid value of %s: column '%s' is classified as %s, and holds nobody's address. Name a column that is an identifier, such as an e-mail address."
                  .formatted(place, column.text(), table.category(column.text())));
    }
  }

  private static void archived(Draft draft, Mapping rule, DraftTable table) {
    if (table.written().find("archive").isEmpty()) {
      draft
          .problems()
          .add(
              rule.lineOf("then"),
              "Cannot archive %s in %s: the table has no archive. Add archive: {columns: [...], terms: [...]} under tables.%s."
                  .formatted(table.name(), place(rule, "then"), table.name()));
    }
    if (table.ownRowBlanks()) {
      draft
          .problems()
          .add(
              rule.lineOf("then"),
              "Cannot archive %s in %s: its rows stay and are blanked. Remove at-expiry: blank, or write 'then: delete'."
                  .formatted(table.name(), place(rule, "then")));
    }
  }

  private static String key(DraftTable table) {
    return table.key().map(Scalar::text).orElse("id");
  }

  static boolean isThen(Mapping rule, Then then) {
    return rule.text("then").filter(t -> t.text().equals(then.word())).isPresent();
  }

  private static void since(Draft draft, Mapping rule, Scalar since, Optional<DraftTable> subject) {
    Mapping clocks = draft.policy().mapping("clocks");
    if (EventText.parse(since.text()).isPresent()) {
      ClockCheck.exists(draft, since, place(rule, "since"));
      subject.ifPresent(s -> ClockCheck.leadsTo(draft, since, s, place(rule, "since")));
    } else if (clocks.find(since.text()).isEmpty()) {
      String remedy = "declare it under 'clocks', or write an event such as table.column";
      draft.unknown(
          "clock",
          since.text(),
          since.line(),
          place(rule, "since"),
          remedy,
          clocks.entries().stream().map(Entry::key).toList());
    } else {
      String place = "clocks." + since.text();
      for (Scalar event : ClockCheck.events(clocks.mapping(since.text()))) {
        subject.ifPresent(s -> ClockCheck.leadsTo(draft, event, s, place));
      }
    }
  }

  private static void release(Draft draft, Mapping rule, Scalar name) {
    Mapping releases = draft.policy().mapping("releases");
    for (Then then : List.of(Then.DELETE, Then.ARCHIVE, Then.PSEUDONYMISE)) {
      if (isThen(rule, then)) {
        draft
            .problems()
            .add(
                name.line(),
                "Unused release '%s' in %s: 'then: %s' counts nobody. Remove it, or write 'then: anonymise'."
                    .formatted(name.text(), place(rule, "release"), then.word()));
      }
    }
    if (releases.find(name.text()).isEmpty()) {
      draft.unknown(
          "release",
          name.text(),
          name.line(),
          place(rule, "release"),
          "declare it under 'releases'",
          releases.entries().stream().map(Entry::key).toList());
    }
    sameSubject(draft, rule, releases.mapping(name.text()), name);
  }

  private static void sameSubject(Draft draft, Mapping rule, Mapping release, Scalar name) {
    Optional<String> counted = release.text("subject").map(Scalar::text);
    Optional<String> retired =
        rule.text("subject")
            .map(Scalar::text)
            .filter(table -> draft.tables().containsKey(TableName.of(table)));
    if (counted.isPresent() && retired.isPresent() && !counted.equals(retired)) {
      draft
          .problems()
          .add(
              name.line(),
              "Invalid value of %s: release '%s' counts %s, but the rule retires %s. Name a release of that table."
                  .formatted(place(rule, "release"), name.text(), counted.get(), retired.get()));
    }
  }
}
