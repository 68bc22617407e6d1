package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.IDENTIFIER;

import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.config.read.DraftTable.DraftLink;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule pseudonymises is an identifier that nothing else works with. That the row ends later
 * is for {@link PseudonymEnd}.
 */
final class PseudonymCheck {
  private PseudonymCheck() {}

  static void examine(Draft draft) {
    Map<String, String> taken = new HashMap<>();
    for (Mapping rule : draft.policy().mappings("rules")) {
      Optional<DraftTable> subject =
          rule.text("subject").map(Scalar::text).map(TableName::of).map(draft.tables()::get);
      if (!RuleCheck.isThen(rule, Then.PSEUDONYMISE)) {
        unused(draft, rule);
      } else if (subject.isPresent()) {
        rule(draft, rule, subject.get(), taken);
        PseudonymEnd.examine(draft, rule, subject.get());
      }
    }
  }

  private static void unused(Draft draft, Mapping rule) {
    if (rule.find("pseudonym").isPresent() && rule.find("then").isPresent()) {
      problem(
          draft,
          rule.lineOf("pseudonym"),
          "Unused pseudonym in %s: it belongs to 'then: pseudonymise'. Remove it, or write that."
              .formatted(ValueCheck.place(rule)));
    }
  }

  private static void rule(Draft draft, Mapping rule, DraftTable table, Map<String, String> taken) {
    String place = ValueCheck.place(rule, "pseudonym");
    if (draft.isProcessor(table)) {
      problem(
          draft,
          rule.lineOf("then"),
          "Cannot pseudonymise %s in %s: it is held as a processor, and a customer's data are deleted only. Write 'then: delete'."
              .formatted(table.name(), ValueCheck.place(rule, "then")));
    }
    Mapping pseudonym = rule.mapping("pseudonym");
    pseudonym
        .text("epoch")
        .ifPresent(epoch -> ValueCheck.period(draft, epoch, place + ".epoch", "P1Y"));
    for (Scalar column : pseudonym.texts("columns")) {
      if (draft.column(table, column, place + ".columns")) {
        column(draft, table, column, place + ".columns");
        once(draft, rule, table, column, taken);
      }
    }
  }

  private static void column(Draft draft, DraftTable table, Scalar column, String place) {
    if (!table.isOneOf(column.text(), IDENTIFIER)) {
      problem(
          draft,
          column.line(),
          "Cannot pseudonymise '%s' in %s: it is classified as %s. Name a column classified as identifier."
              .formatted(column.text(), place, table.category(column.text())));
    } else {
      user(draft, table, column.text())
          .ifPresent(
              user ->
                  problem(
                      draft,
                      column.line(),
                      "Cannot pseudonymise '%s' in %s: %s needs it as it was. Leave it out, or change that."
                          .formatted(column.text(), place, user)));
    }
  }

  /** What would find nothing, or somebody else, by a pseudonym. */
  private static Optional<String> user(Draft draft, DraftTable table, String column) {
    for (DraftTable other : draft.tables().values()) {
      for (DraftLink link : other.links()) {
        boolean parent = link.arrow().parent().equals(table.name());
        if (parent && link.arrow().parentColumn().equals(column)) {
          return Optional.of("the link '%s' of table %s".formatted(link.via(), other.name()));
        }
      }
    }
    boolean told =
        table.written().mappings("elsewhere").stream()
            .flatMap(one -> one.text("reference").stream())
            .anyMatch(reference -> reference.text().equals(column));
    return told
        ? Optional.of("a recipient under tables.%s.elsewhere".formatted(table.name()))
        : traffic(draft, table);
  }

  private static Optional<String> traffic(Draft draft, DraftTable table) {
    Mapping traffic = draft.policy().mapping("traffic");
    for (String use : new String[] {"hits", "consent"}) {
      if (traffic
          .mapping(use)
          .text("table")
          .filter(name -> TableName.of(name.text()).equals(table.name()))
          .isPresent()) {
        return Optional.of("traffic." + use);
      }
    }
    return Optional.empty();
  }

  /** One column, one purpose: of a second pseudonym nobody could say what it stands for. */
  private static void once(
      Draft draft, Mapping rule, DraftTable table, Scalar column, Map<String, String> taken) {
    String before = taken.putIfAbsent(table.name() + "." + column.text(), ValueCheck.place(rule));
    if (before != null) {
      problem(
          draft,
          column.line(),
          "Cannot pseudonymise '%s' in %s: %s does so already. Keep one of them."
              .formatted(column.text(), ValueCheck.place(rule, "pseudonym.columns"), before));
    }
  }

  static void problem(Draft draft, int line, String message) {
    draft.problems().add(line, message);
  }
}
