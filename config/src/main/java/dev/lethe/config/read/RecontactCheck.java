package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.ACTIVITY;
import static dev.lethe.config.read.ValueCheck.place;

import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Then;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.time.DateTimeException;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * Who is asked before a rule acts can be reached, has time to answer, and an answer counts: it
 * starts the rule's clock again. Who writes to them is asked to forget them at the end.
 */
final class RecontactCheck {
  private static final int DAYS_OF_A_YEAR = 365;
  private static final int DAYS_OF_A_MONTH = 28;

  private final Draft draft;
  private final Mapping rule;
  private final Mapping written;
  private final String place;

  private RecontactCheck(Draft draft, Mapping rule) {
    this.draft = draft;
    this.rule = rule;
    this.written = rule.mapping("recontact");
    this.place = place(rule, "recontact");
  }

  static void examine(Draft draft) {
    draft.policy().mappings("rules").stream()
        .filter(rule -> rule.find("recontact").isPresent())
        .forEach(rule -> new RecontactCheck(draft, rule).examine());
  }

  private void examine() {
    if (rule.find("longer-than").isEmpty()
        || RuleCheck.isThen(rule, Then.ARCHIVE)
        || RuleCheck.isThen(rule, Then.PSEUDONYMISE)) {
      problem(
          rule.lineOf("recontact"),
          "Cannot ask anybody in %s: there is no end to ask before. Write it in a rule with 'since' and 'longer-than' that deletes or anonymises."
              .formatted(place));
      return;
    }
    written
        .text("before")
        .ifPresent(text -> ValueCheck.period(draft, text, place + ".before", "P30D"));
    written.text("lead").ifPresent(text -> ValueCheck.period(draft, text, place + ".lead", "P7D"));
    times();
    subject().ifPresent(this::subject);
  }

  private Optional<DraftTable> subject() {
    return rule.text("subject").map(Scalar::text).map(TableName::of).map(draft.tables()::get);
  }

  private void times() {
    try {
      Period before = RecontactBinding.before(rule);
      Period lead =
          written.text("lead").map(Scalar::text).map(Period::parse).orElse(RecontactBinding.LEAD);
      enough(before);
      smaller(Recontact.days(before.plus(lead)));
    } catch (DateTimeException e) {
      // the schema has said so
    }
  }

  private void enough(Period before) {
    int needed = Recontact.days(RecontactBinding.BEFORE_SEALING);
    if (RuleCheck.isThen(rule, Then.ANONYMISE) && Recontact.days(before) < needed) {
      problem(
          written.lineOf("before"),
          "Too late in %s.before: a release may be sealed up to 31 days before the end, and nobody may be waiting for an answer by then. Write P%dD or more, was %s."
              .formatted(place, needed, written.text("before").map(Scalar::shown).orElse("")));
    }
  }

  /** Counted short: a year of 365 days, a month of 28. */
  private void smaller(int days) {
    rule.text("longer-than")
        .map(Scalar::text)
        .filter(text -> days >= atLeast(RuleBinding.period(text)))
        .ifPresent(
            text ->
                problem(
                    rule.lineOf("recontact"),
                    "Too early in %s: 'before' and 'lead' make %d days, and the period is %s. Ask later, or leave 'recontact' out."
                        .formatted(place, days, text)));
  }

  private static int atLeast(Period period) {
    return period.getYears() * DAYS_OF_A_YEAR
        + period.getMonths() * DAYS_OF_A_MONTH
        + period.getDays();
  }

  private void subject(DraftTable table) {
    ConditionCheck.columns(draft, written, table, place);
    if (draft.isProcessor(table)) {
      problem(
          rule.lineOf("recontact"),
          "Cannot ask anybody in %s: %s is held as a processor, and a customer's people are not written to. Remove 'recontact'."
              .formatted(place, table.name()));
    }
    written
        .text("reference")
        .filter(column -> draft.column(table, column, place + ".reference"))
        .ifPresent(column -> forgotten(table, column));
    written
        .text("answer")
        .filter(column -> draft.column(table, column, place + ".answer"))
        .ifPresent(column -> answer(table, column));
  }

  /** Whoever is given an address is asked to erase it with the row (GDPR art. 19). */
  private void forgotten(DraftTable table, Scalar reference) {
    written
        .text("recipient")
        .filter(recipient -> !isTold(table, recipient.text(), reference.text()))
        .ifPresent(
            recipient ->
                problem(
                    recipient.line(),
                    "Recipient '%s' in %s learns '%s' and is never asked to erase it. Add {recipient: %s, reference: %s} to tables.%s.elsewhere."
                        .formatted(
                            recipient.text(),
                            place,
                            reference.text(),
                            recipient.text(),
                            reference.text(),
                            table.name())));
  }

  private static boolean isTold(DraftTable table, String recipient, String reference) {
    return table.written().mappings("elsewhere").stream()
        .anyMatch(one -> is(one, "recipient", recipient) && is(one, "reference", reference));
  }

  private static boolean is(Mapping mapping, String key, String value) {
    return mapping.text(key).map(Scalar::text).filter(value::equals).isPresent();
  }

  private void answer(DraftTable table, Scalar column) {
    if (!table.isOneOf(column.text(), ACTIVITY)) {
      problem(
          column.line(),
          "Cannot take an answer from '%s' in %s: it is classified as %s, and a yes is an act of the person. Name a column classified as activity."
              .formatted(column.text(), place + ".answer", table.category(column.text())));
    } else if (!startsTheClock(table, column.text())) {
      problem(
          column.line(),
          "An answer in '%s' would change nothing in %s: the rule's clock does not count from it. Add %s.%s to 'latest-of' of that clock."
              .formatted(column.text(), place + ".answer", table.name(), column.text()));
    }
  }

  private boolean startsTheClock(DraftTable table, String column) {
    String since = rule.text("since").map(Scalar::text).orElse("");
    Mapping clock = draft.policy().mapping("clocks").mapping(since);
    List<String> events =
        clock.entries().isEmpty()
            ? List.of(since)
            : clock.texts("latest-of").stream().map(Scalar::text).toList();
    return events.stream()
        .flatMap(event -> EventText.parse(event).stream())
        .anyMatch(new Event(table.name(), column, Optional.empty())::equals);
  }

  private void problem(int line, String message) {
    draft.problems().add(line, message);
  }
}
