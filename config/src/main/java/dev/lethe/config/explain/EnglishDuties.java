package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.Figure;
import java.util.List;

/** What the document promises beside the rules, in English. */
interface EnglishDuties extends DutyWording, EnglishPhrases {
  @Override
  default String enforced(Check check) {
    return "Enforced by Lethe: "
        + switch (check) {
          case EVERY_COLUMN_CLASSIFIED -> "a column that nobody classified stops the run.";
          case CONSENT_HONOURED -> "visits without a recorded yes are counted nowhere.";
          case ONLY_NAMED_FIGURES -> "the warehouse has no traffic figure that is not named below.";
          case NO_TABLE_WITHOUT_RULE ->
              "every table is reached by a rule, so nothing is kept for ever.";
          case AGGREGATES_ONLY -> "nothing about a retired person leaves but counts of groups.";
          case RECIPIENTS_TOLD ->
              "who keeps something about an erased row is asked to erase it, and owes a receipt.";
          case LISTED_HOLDS_ONLY ->
              "only the listed types of hold stop a rule, each until a review date.";
          case VERIFIED_AFTER_RUN -> "after each run, what is due is searched for again.";
          case FREE_TEXT_NEVER_PUBLISHED -> "free text is destroyed and enters no statistic.";
          case STAYS_IN_REGION ->
              "every store must be declared to be in the regions named below; a declaration is not verified.";
          case BACKUPS_FOLLOW ->
              "each deletion sets a last day for backups; without a confirmation by then, an alarm. Backups are not read.";
          case REQUESTS_BY_DEADLINE ->
              "a request is registered with the day by which it must be answered, one calendar month after its receipt, or passed on; one that is overdue is an alarm.";
          case REQUESTS_CARRIED_OUT ->
              "on a person's request the data are exported, erased, restricted or kept off prospecting; an erasure waits for an approval.";
          case DIRECTIVES_CARRIED_OUT ->
              "what a deceased person had decided is carried out before the rules: kept until a review, erased after an approval, or handed over.";
          case NEVER_STORED ->
              "before every plan, what must never be stored is searched for; a find is an incident and stops the run.";
          case NEVER_LENGTHENED ->
              "a new version of this file that could keep longer what is already collected stops the run, unless the decision stands in it.";
        };
  }

  @Override
  default String leftTo(ByPerson person) {
    return "Left to a person, %s: %s".formatted(person(person.who()), person.reason());
  }

  @Override
  default List<String> traffic(Traffic traffic) {
    String figures = traffic.figures().stream().map(EnglishDuties::figure).collect(joining(", "));
    return List.of(
        "Figures, by %s: %s.".formatted(traffic.period().word(), figures),
        "Hits come from %s; a visit ends after %s of silence."
            .formatted(traffic.hits(), SPAN.words(traffic.visitGap())),
        "Only visitors whose latest choice in %s is %s are counted; the share of traffic they make stands beside every figure."
            .formatted(traffic.consent().table(), String.join(" or ", traffic.consent().granted())),
        "No figure about fewer than %d visitors is published.".formatted(traffic.minimumGroup()),
        "Pages are shown by %d public routes and referrers by %d domains; all others are \"other\"."
            .formatted(traffic.pages().size(), traffic.referrers().size()));
  }

  private static String figure(Figure figure) {
    return switch (figure) {
      case BROWSER -> "browser";
      case OS -> "operating system";
      case REFERRER_DOMAIN -> "referring domain";
      case VISITS -> "number of visits";
      case AVERAGE_DURATION -> "average duration of a visit";
      case PAGES -> "pages viewed";
    };
  }
}
