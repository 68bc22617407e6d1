package dev.lethe.config.explain;

import dev.lethe.config.advice.Guidance.Provenance;
import dev.lethe.config.policy.AdviceDecision;
import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Archive.Term;
import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Condition;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Document;
import dev.lethe.config.policy.Duty.Fulfilment.ByPerson;
import dev.lethe.config.policy.Elsewhere;
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
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/** Every sentence of an explanation; a language that lacks one does not compile. */
interface Wording {
  String title(String controller, Document document);

  String heading(Heading heading);

  /** What stands between a label and its sentence. */
  String colon();

  String clause(String section);

  /** The introduction and the like go by their own name. */
  default boolean startsWithNumber(String section) {
    return Character.isDigit(section.strip().charAt(0));
  }

  String quote(String words);

  String due(Elapsed elapsed);

  /** How a clock is read, for the sentence above. */
  String events(Clock clock);

  /** Which rows alone a rule is about. */
  String condition(Condition condition);

  String wholeMonth(Column column);

  String forbidden(Table table);

  /** Who else is asked to erase when a row of the table goes. */
  String elsewhere(Table table, Elsewhere copy);

  String due(UnderAge underAge);

  String due(Opposed opposed);

  /** Whom a rule asks before it acts, when, and what an answer does. */
  List<String> recontact(Recontact recontact);

  String recontactSuspended();

  String delete();

  String anonymise(Release release);

  /** What {@code then: archive} does. */
  String archive();

  /** What {@code then: pseudonymise} does, and that it is no end. */
  String pseudonymise(Pseudonym pseudonym);

  /** The subject's own row, where the rule pseudonymises it. */
  String pseudonymisedRow(Pseudonym pseudonym);

  /** When a row leaves the archive of {@code table}. */
  String leavesArchive(Table table, Archive archive, Term term);

  /** From when the period in the archive counts. */
  String startInArchive(Archive archive);

  /** What is done with a row whose time in the archive is over. */
  String purge();

  /** What of a row the archive holds. */
  String survives(Archive archive);

  String purgeSuspended();

  /** How one column enters the statistic. */
  String dimension(Column column);

  String minimumGroup(Release release);

  String ownRow(Table table);

  /** The subject's own row, where the rule archives it. */
  String archivedRow(Archive archive);

  String deleted(Link link);

  String archived(Link link, Archive archive);

  String blanked(Link link, Table table);

  String exempt(Table table);

  /** Where a rule does to the data what an earlier one does. */
  String sameTables(String rule);

  String enforced(Check check);

  String leftTo(ByPerson person);

  List<String> traffic(Traffic traffic);

  String zone(ZoneId zone);

  String limits(Limits limits);

  String holds(List<String> holds);

  String processor(List<String> tables);

  String withoutPeople(List<String> tables);

  String neverStored(NeverStored what);

  String regions(List<String> regions);

  String backups(Period erasedWithin);

  String backupsNeverPast(String rule, Period period);

  String importsEnded(ImportsEnded decision);

  String version(int number);

  String lengthened(Lengthening decision);

  String nothingOpen();

  String noAdvice();

  /** When the period starts, without its length. */
  String start(Elapsed elapsed);

  String start(UnderAge underAge);

  String start(Opposed opposed);

  String period(Period period);

  /** How soon a rule acts that has no period. */
  String atOnce(Duration within);

  String atNextRun();

  /** What keeps the rule from acting although the period is over. */
  String heldBack(List<String> holds);

  String suspended();

  String consented(String column);

  /** Who acts, where Lethe does. */
  String lethe();

  /** A function as the file names it, in words where they are known. */
  String person(String function);

  String hold(String kind);

  String provenance(Provenance provenance);

  String decided(AdviceDecision decision);

  /** Of a question of the policy. */
  String decided(Answered answer);

  String undecided();

  String noTraffic();

  /** Parts of an explanation. */
  enum Heading {
    QUESTIONS,
    ANSWERS,
    ADVICE,
    GUIDANCE,
    SAFEST,
    DECISION,
    RULES,
    DUE,
    ASKED,
    DONE,
    COUNTED,
    TABLES,
    ARCHIVES,
    DUTIES,
    TRAFFIC,
    SAFEGUARDS
  }
}
