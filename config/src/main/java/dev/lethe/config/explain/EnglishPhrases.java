package dev.lethe.config.explain;

import dev.lethe.config.advice.Guidance.Provenance;
import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Document;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The English sentences. */
interface EnglishPhrases extends Phrases {
  DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  Span SPAN =
      new Span(
          " and ", "year", "years", "month", "months", "day", "days", "hour", "hours", "minute",
          "minutes", "second", "seconds");

  @Override
  default String title(String controller, Document document) {
    String dated = document.dated().map(day -> " of " + DAY.format(day)).orElse(", undated");
    return "Policy of %s, after \"%s\", version %s%s"
        .formatted(controller, document.title(), document.version(), dated);
  }

  @Override
  default String heading(Wording.Heading heading) {
    return switch (heading) {
      case QUESTIONS -> "Questions that wait for the DPO";
      case ANSWERS -> "Questions the DPO has answered";
      case ADVICE -> "What guidance advises against";
      case GUIDANCE -> "Guidance";
      case SAFEST -> "Safest reading";
      case DECISION -> "Decision";
      case RULES -> "What is retired";
      case DUE -> "Due";
      case ASKED -> "Before that";
      case DONE -> "Then";
      case COUNTED -> "Counted";
      case TABLES -> "Data";
      case ARCHIVES -> "What leaves the intermediate archive";
      case DUTIES -> "What else the document promises";
      case TRAFFIC -> "Traffic statistics";
      case SAFEGUARDS -> "What bounds every run";
    };
  }

  @Override
  default String colon() {
    return ": ";
  }

  @Override
  default String clause(String section) {
    return startsWithNumber(section) ? "section " + section : section;
  }

  @Override
  default String quote(String words) {
    return "\"" + words + "\"";
  }

  @Override
  default String condition(Condition condition) {
    return "%s rows whose %s is %s."
        .formatted(
            condition.except() ? "All but" : "Only",
            condition.column(),
            String.join(" or ", condition.values()));
  }

  @Override
  default String nothingOpen() {
    return "None: every rule is decided.";
  }

  @Override
  default String noAdvice() {
    return "Nothing was found.";
  }

  @Override
  default String period(Period period) {
    return period.isZero() ? "none; due on the day after" : SPAN.words(period);
  }

  @Override
  default String lethe() {
    return "Lethe, on an approved plan";
  }

  @Override
  default String person(String function) {
    return switch (function) {
      case "dpo" -> "data protection officer (DPO)";
      case "legal" -> "legal department";
      case "security" -> "security";
      case "support" -> "customer support";
      default -> function;
    };
  }

  @Override
  default String hold(String kind) {
    return kind.replace('-', ' ');
  }

  @Override
  default String provenance(Provenance provenance) {
    return switch (provenance) {
      case READ -> "text read";
      case SECONDARY -> "secondary source";
      case VERIFY -> "to verify";
      case PROPOSAL -> "proposal";
    };
  }

  @Override
  default String decided(AdviceDecision decision) {
    String outcome =
        switch (decision.outcome()) {
          case KEPT -> "kept as it is";
          case CHANGED -> "changed, the rest stays";
        };
    return "%s, %s, on %s: %s"
        .formatted(outcome, person(decision.by()), DAY.format(decision.on()), decision.reason());
  }

  @Override
  default String decided(Answered answer) {
    return "Yes, %s, on %s: %s%s"
        .formatted(
            person(answer.by()),
            DAY.format(answer.on()),
            answer.reason(),
            answer.fictional()
                ? " FICTIONAL: invented for a demonstration, carried out nowhere else."
                : "");
  }

  @Override
  default String undecided() {
    return "none yet";
  }

  @Override
  default String noTraffic() {
    return "None are made.";
  }
}
