package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.advice.Guidance.Provenance;
import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Archive.Term;
import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Document;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Elsewhere;
import dev.lethe.config.policy.Generalisation;
import dev.lethe.config.policy.Generalisation.AgeBand;
import dev.lethe.config.policy.Generalisation.OneOf;
import dev.lethe.config.policy.ImportsEnded;
import dev.lethe.config.policy.Lengthening;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.NeverStored;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.Figure;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The English sentences. */
final class English implements Wording {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final Span SPAN =
      new Span(
          " and ", "year", "years", "month", "months", "day", "days", "hour", "hours", "minute",
          "minutes", "second", "seconds");

  @Override
  public String title(String controller, Document document) {
    String dated = document.dated().map(day -> " of " + DAY.format(day)).orElse(", undated");
    return "Policy of %s, after \"%s\", version %s%s"
        .formatted(controller, document.title(), document.version(), dated);
  }

  @Override
  public String heading(Heading heading) {
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
  public String colon() {
    return ": ";
  }

  @Override
  public String clause(String section) {
    return startsWithNumber(section) ? "section " + section : section;
  }

  @Override
  public String quote(String words) {
    return "\"" + words + "\"";
  }

  @Override
  public String due(Elapsed elapsed) {
    return elapsed.longerThan().isZero()
        ? "on the day after %s.".formatted(events(elapsed.since()))
        : "%s after %s.".formatted(SPAN.words(elapsed.longerThan()), events(elapsed.since()));
  }

  @Override
  public String events(Clock clock) {
    String events = clock.events().stream().map(Object::toString).collect(joining(", "));
    String which = clock.pick() == Clock.Pick.LATEST ? "the latest of " : "the earliest of ";
    return (clock.events().size() == 1 ? events : which + events)
        + clock.otherwise().map(e -> "; where none of them ever happened, after " + e).orElse("");
  }

  @Override
  public String condition(Condition condition) {
    return "%s rows whose %s is %s."
        .formatted(
            condition.except() ? "All but" : "Only",
            condition.column(),
            String.join(" or ", condition.values()));
  }

  @Override
  public String wholeMonth(Column column) {
    return "%s names a month, and stands for its last day.".formatted(column.name());
  }

  @Override
  public String elsewhere(Table table, Elsewhere copy) {
    return "When a row of %s is erased, %s is asked to erase what it keeps under %s; a receipt that has not come within %s is an alarm."
        .formatted(table.name(), copy.recipient(), copy.reference(), SPAN.words(copy.within()));
  }

  @Override
  public String forbidden(Table table) {
    return "%s must not hold %s; a database that has it is refused."
        .formatted(table.name(), String.join(", ", table.forbidden()));
  }

  @Override
  public String due(UnderAge underAge) {
    return "as soon as %s says that the person is younger than %d%s; the rule acts within %s."
        .formatted(
            underAge.birthDate(),
            underAge.years(),
            underAge
                .unless()
                .map(c -> " and no parent has consented (" + c + " is empty)")
                .orElse(""),
            SPAN.words(underAge.within()));
  }

  @Override
  public String due(Opposed opposed) {
    return "as soon as %s of somebody on the opposition list stands here again, imported or bought."
        .formatted(String.join(" or ", opposed.columns()));
  }

  @Override
  public List<String> recontact(Recontact recontact) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Between %s and %s before the period ends, %s is asked to write to the person once, under %s."
            .formatted(
                SPAN.words(recontact.opens()),
                SPAN.words(recontact.before()),
                recontact.recipient(),
                recontact.reference()));
    sentences.add(
        "An explicit yes, a day in %s, starts the period again; silence or a no changes nothing."
            .formatted(recontact.answer()));
    sentences.add(
        "Not asked: who objects to prospecting, has died, or has an open request, a hold or a restriction on them, who is a minor or of unknown age where a rule reads ages, and whoever was asked in this period already. Who could not be asked in time is not; the end stays the end.");
    recontact.conditions().forEach(condition -> sentences.add(condition(condition)));
    return sentences;
  }

  @Override
  public String recontactSuspended() {
    return "Suspended: nobody is asked until the DPO has answered.";
  }

  @Override
  public String delete() {
    return "The data are erased. Nothing is counted and nothing is kept.";
  }

  @Override
  public String archive() {
    return "The row is moved to the intermediate archive, which keeps its minimal columns, and erased here.";
  }

  @Override
  public String pseudonymise(Pseudonym pseudonym) {
    return "Identifiers are replaced by pseudonyms for the purpose %s, under a key that lasts %s. The row stays and remains personal data, whether or not the key still exists; a later rule ends it."
        .formatted(pseudonym.purpose(), SPAN.words(pseudonym.epoch()));
  }

  @Override
  public String pseudonymisedRow(Pseudonym pseudonym) {
    return "the row that is due stays, and pseudonyms stand in for %s. What belongs to it is left as it is."
        .formatted(String.join(", ", pseudonym.columns()));
  }

  @Override
  public String leavesArchive(Table table, Archive archive, Term term) {
    String conditions = term.conditions().stream().map(c -> " " + condition(c)).collect(joining());
    return "%s after %s.%s".formatted(SPAN.words(term.keep()), startInArchive(archive), conditions);
  }

  @Override
  public String startInArchive(Archive archive) {
    return archive
        .from()
        .map(from -> from + "; where it is unknown, after the day of archiving")
        .orElse("the day of archiving");
  }

  @Override
  public String purge() {
    return "What is left of the row is erased from the archive. Nothing is counted.";
  }

  @Override
  public String survives(Archive archive) {
    return "of an archived row only its key and %s are there."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  public String purgeSuspended() {
    return "Suspended: rows go into the archive, but none leaves it until the DPO has answered.";
  }

  @Override
  public String anonymise(Release release) {
    return "The person is counted in the statistic %s, then the data are erased."
        .formatted(release.table());
  }

  @Override
  public String dimension(Column column) {
    String how = column.keepAs().map(keep -> keep.read(new Dimension())).orElse("as it is");
    return "By %s: %s.".formatted(column.name(), how);
  }

  private static final class Dimension implements Generalisation.Cases<String> {
    @Override
    public String ageBand(AgeBand band) {
      return "age in the bands %s; who is younger, or of unknown age, is counted nowhere"
          .formatted(String.join(", ", band.domain()));
    }

    @Override
    public String oneOf(OneOf list) {
      return "one of %s; anything else is counted as \"%s\""
          .formatted(String.join(", ", list.values()), OneOf.OTHER);
    }
  }

  @Override
  public String minimumGroup(Release release) {
    return "No group of fewer than %d people is published; %s."
        .formatted(
            release.minimumGroup(),
            release.totals() ? "one total over all groups is" : "nor is a total");
  }

  @Override
  public String ownRow(Table table) {
    return table.ownRow().filter(AtExpiry.BLANK::equals).isPresent()
        ? "the row that is due stays, and what identifies is emptied."
        : "the row that is due is deleted.";
  }

  @Override
  public String archivedRow(Archive archive) {
    return "the row that is due is moved to the intermediate archive: its key and %s are kept there, the rest is erased."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  public String archived(Link link, Archive archive) {
    return "moved to the intermediate archive with %s, through %s: its key and %s are kept there, the rest is erased.%s"
        .formatted(link.parent(), link.column(), String.join(", ", archive.columns()), guard(link));
  }

  @Override
  public String deleted(Link link) {
    return link.reversed()
        ? "deleted once no row of %s points at it through %s any more.%s"
            .formatted(link.parent(), link.parentColumn(), guard(link))
        : "deleted with %s, through %s.%s".formatted(link.parent(), link.column(), guard(link));
  }

  @Override
  public String blanked(Link link, Table table) {
    return "stays, because others depend on it; where %s points at %s, emptied of %s.%s"
        .formatted(link.column(), link.parent(), emptied(link, table), guard(link));
  }

  @Override
  public String sameTables(String rule) {
    return "as for %s.".formatted(rule);
  }

  private static String emptied(Link link, Table table) {
    return link.owns().stream()
        .map(c -> c + table.column(c).blankWith().map(w -> " (becomes \"" + w + "\")").orElse(""))
        .collect(joining(", "));
  }

  private static String guard(Link link) {
    return switch (link.guard()) {
      case TRIGGER ->
          " A trigger in the database refuses a new row of somebody who is erased: the database does not tie the rows together.";
      case LOCK -> " The table is locked meanwhile: the database does not tie the rows together.";
      case SWEEP -> "";
    };
  }

  @Override
  public String exempt(Table table) {
    return "rows with key %s are no people and stay.".formatted(String.join(", ", table.exempt()));
  }

  @Override
  public String enforced(Check check) {
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
  public String leftTo(ByPerson person) {
    return "Left to a person, %s: %s".formatted(person(person.who()), person.reason());
  }

  @Override
  public List<String> traffic(Traffic traffic) {
    String figures = traffic.figures().stream().map(English::figure).collect(joining(", "));
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

  @Override
  public String zone(ZoneId zone) {
    return "Periods are counted by the calendar in the zone %s.".formatted(zone);
  }

  @Override
  public String limits(Limits limits) {
    return "A plan that touches more than %s of a table waits for an approval; above %s it is refused."
        .formatted(percent(limits.approveAbove()), percent(limits.refuseAbove()));
  }

  private static String percent(double share) {
    return new java.text.DecimalFormat(
            "0.###%", java.text.DecimalFormatSymbols.getInstance(Locale.UK))
        .format(share);
  }

  @Override
  public String holds(List<String> holds) {
    return holds.isEmpty()
        ? "No hold may stop a rule."
        : "A person's data stay while a hold is on them; admitted are: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  public String processor(List<String> tables) {
    return "Held on behalf of customers, deleted only and never counted: %s."
        .formatted(String.join(", ", tables));
  }

  @Override
  public String withoutPeople(List<String> tables) {
    return "Said to hold nobody, and left alone: %s. Any other table that is not named stops a run."
        .formatted(String.join(", ", tables));
  }

  @Override
  public String neverStored(NeverStored what) {
    return switch (what) {
      case CARD_NUMBERS ->
          "Numbers of payment cards must stand in no column; before every plan they are searched for, and a find is an incident.";
    };
  }

  @Override
  public String regions(List<String> regions) {
    return "Database, warehouse, evidence, keys, temporary files, logs and backups must be declared to be in %s; a missing or other declaration stops the run. Declarations are not verified."
        .formatted(String.join(" or ", regions));
  }

  @Override
  public String backups(Period erasedWithin) {
    return "Backups may hold what was erased for %s after the actual deletion; operations confirm that none does, and an overdue confirmation is an alarm."
        .formatted(SPAN.words(erasedWithin));
  }

  @Override
  public String backupsNeverPast(String rule, Period period) {
    return "Of what rule %s erases, never past %s from the start of its period."
        .formatted(rule, SPAN.words(period));
  }

  @Override
  public String importsEnded(ImportsEnded decision) {
    return "No address is imported any more, by decision of %s from %s on: marks of opposition end three years after the latest opposition. %s"
        .formatted(person(decision.by()), DAY.format(decision.on()), decision.reason());
  }

  @Override
  public String version(int number) {
    return "This is version %d of the file. A later one may keep nothing longer that is already collected."
        .formatted(number);
  }

  @Override
  public String lengthened(Lengthening decision) {
    return "%s keeps longer than version %s... did, by decision of %s on %s: %s"
        .formatted(
            decision.at(),
            decision.after().substring(0, 8),
            person(decision.by()),
            DAY.format(decision.on()),
            decision.reason());
  }

  @Override
  public String nothingOpen() {
    return "None: every rule is decided.";
  }

  @Override
  public String noAdvice() {
    return "Nothing was found.";
  }

  @Override
  public String start(Elapsed elapsed) {
    return events(elapsed.since());
  }

  @Override
  public String start(UnderAge underAge) {
    return "the day on which %s shows an age under %d"
        .formatted(underAge.birthDate(), underAge.years());
  }

  @Override
  public String period(Period period) {
    return period.isZero() ? "none; due on the day after" : SPAN.words(period);
  }

  @Override
  public String start(Opposed opposed) {
    return "the day on which %s is found on the opposition list"
        .formatted(String.join(" or ", opposed.columns()));
  }

  @Override
  public String atNextRun() {
    return "at once, with the next run";
  }

  @Override
  public String atOnce(Duration within) {
    return "at once, within " + SPAN.words(within);
  }

  @Override
  public String heldBack(List<String> holds) {
    return holds.isEmpty()
        ? "No hold is admitted."
        : "A hold on the person: %s."
            .formatted(holds.stream().map(this::hold).collect(joining(", ")));
  }

  @Override
  public String suspended() {
    return "Suspended: it plans, but erases nothing until the DPO has answered.";
  }

  @Override
  public String consented(String column) {
    return "A parent's consent (%s is filled).".formatted(column);
  }

  @Override
  public String lethe() {
    return "Lethe, on an approved plan";
  }

  @Override
  public String person(String function) {
    return switch (function) {
      case "dpo" -> "data protection officer (DPO)";
      case "legal" -> "legal department";
      case "security" -> "security";
      case "support" -> "customer support";
      default -> function;
    };
  }

  @Override
  public String hold(String kind) {
    return kind.replace('-', ' ');
  }

  @Override
  public String provenance(Provenance provenance) {
    return switch (provenance) {
      case READ -> "text read";
      case SECONDARY -> "secondary source";
      case VERIFY -> "to verify";
      case PROPOSAL -> "proposal";
    };
  }

  @Override
  public String decided(AdviceDecision decision) {
    String outcome =
        switch (decision.outcome()) {
          case KEPT -> "kept as it is";
          case CHANGED -> "changed, the rest stays";
        };
    return "%s, %s, on %s: %s"
        .formatted(outcome, person(decision.by()), DAY.format(decision.on()), decision.reason());
  }

  @Override
  public String decided(Answered answer) {
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
  public String undecided() {
    return "none yet";
  }

  @Override
  public String noTraffic() {
    return "None are made.";
  }
}
