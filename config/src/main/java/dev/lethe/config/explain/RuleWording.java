package dev.lethe.config.explain;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Trigger.Elapsed;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.config.policy.Trigger.UnderAge;
import java.time.Duration;
import java.util.List;

/** When a rule acts, on whom, and what it does. */
interface RuleWording {
  String due(Elapsed elapsed);

  /** How a clock is read, for the sentence above. */
  String events(Clock clock);

  String wholeMonth(Column column);

  String due(UnderAge underAge);

  String due(Opposed opposed);

  /** Whom a rule asks before it acts, when, and what an answer does. */
  List<String> recontact(Recontact recontact);

  String recontactSuspended();

  String delete();

  String anonymise(Release release);

  /** What {@code then: pseudonymise} does, and that it is no end. */
  String pseudonymise(Pseudonym pseudonym);

  /** Where a rule does to the data what an earlier one does. */
  String sameTables(String rule);

  /** When the period starts, without its length. */
  String start(Elapsed elapsed);

  String start(UnderAge underAge);

  String start(Opposed opposed);

  /** How soon a rule acts that has no period. */
  String atOnce(Duration within);

  String atNextRun();

  /** What keeps the rule from acting although the period is over. */
  String heldBack(List<String> holds);

  String suspended();

  String consented(String column);
}
