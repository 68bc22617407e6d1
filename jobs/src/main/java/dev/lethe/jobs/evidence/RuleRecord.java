package dev.lethe.jobs.evidence;

import static java.util.stream.Collectors.summingLong;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one rule did to one table in one run.
 *
 * @param remainder present if and only if the table is the rule's own subject and its rows go
 * @param heldByReason counts by type of hold; a row under two holds counts in both
 * @param maxLatenessHours longest time between falling due and being done; 0 where nothing was done
 * @param recontacted present if and only if the table is the rule's own and the rule asks people
 *     before it acts
 * @param errorCodes codes, never messages
 */
public record RuleRecord(
    Run run,
    PlanReference plan,
    RuleReference rule,
    Treatment treatment,
    Counts counts,
    Rows rows,
    Optional<Remainder> remainder,
    Map<String, Long> heldByReason,
    long maxLatenessHours,
    List<String> errorCodes,
    Optional<Recontacted> recontacted)
    implements RunRecord {
  /** Of a rule that asks nobody. */
  public RuleRecord(
      Run run,
      PlanReference plan,
      RuleReference rule,
      Treatment treatment,
      Counts counts,
      Rows rows,
      Optional<Remainder> remainder,
      Map<String, Long> heldByReason,
      long maxLatenessHours,
      List<String> errorCodes) {
    this(
        run,
        plan,
        rule,
        treatment,
        counts,
        rows,
        remainder,
        heldByReason,
        maxLatenessHours,
        errorCodes,
        Optional.empty());
  }

  public RuleRecord {
    heldByReason = Collections.unmodifiableMap(new TreeMap<>(heldByReason));
    errorCodes = List.copyOf(errorCodes);
    Shape.notNegative("max_lateness_hours", maxLatenessHours);
    Shape.references("held_by_reason", heldByReason.keySet());
    Shape.codes("error_codes", errorCodes);
    checkReasons(counts, heldByReason);
    checkRemainder(rule, treatment, counts, remainder);
    checkStaying(counts, rows);
    recontacted.ifPresent(asked -> checkRecontacted(rule, treatment, counts, asked));
  }

  /** Whether the table is the one whose rows the rule finds due. */
  public boolean ownTable() {
    return rule.subject().equals(treatment.table());
  }

  @Override
  public Identity identity() {
    return new Identity(run.id(), Kind.RULE, rule.id(), treatment.table().toString());
  }

  @Override
  public <T> T read(Cases<T> cases) {
    return cases.rule(this);
  }

  private static void checkReasons(Counts counts, Map<String, Long> heldByReason) {
    long reasons = heldByReason.values().stream().collect(summingLong(Long::longValue));
    if (reasons < counts.held()) {
      throw new IllegalArgumentException(
          "Invalid record: %d held, but %d reasons".formatted(counts.held(), reasons));
    }
  }

  private static void checkRecontacted(
      RuleReference rule, Treatment treatment, Counts counts, Recontacted asked) {
    if (!rule.subject().equals(treatment.table()) || counts.done() != asked.retired()) {
      throw new IllegalArgumentException(
          "Invalid record of %s: %d done, but %d asked or not"
              .formatted(rule.id(), counts.done(), asked.retired()));
    }
  }

  /** Where something of the rows stays, every row that was done is accounted for. */
  private static void checkStaying(Counts counts, Rows rows) {
    boolean stays = rows.archived() > 0 || rows.pseudonymised() > 0;
    if (stays && rows.all() != counts.done()) {
      throw new IllegalArgumentException(
          "Invalid record: %d done, but %d rows deleted + blanked + archived + pseudonymised"
              .formatted(counts.done(), rows.all()));
    }
  }

  private static void checkRemainder(
      RuleReference rule, Treatment treatment, Counts counts, Optional<Remainder> remainder) {
    boolean retired =
        rule.subject().equals(treatment.table()) && treatment.action() != Action.PSEUDONYMISE;
    if (retired != remainder.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid record of %s: the remainder belongs to the rule's own table, where its rows go"
              .formatted(rule.id()));
    }
    remainder.ifPresent(left -> checkRemainder(treatment, counts, left));
  }

  private static void checkRemainder(Treatment treatment, Counts counts, Remainder left) {
    if (counts.done() != left.pooled() + left.deletedUnpublished()) {
      throw new IllegalArgumentException(
          "Invalid record: %d done, but %d pooled + deleted unpublished"
              .formatted(counts.done(), left.pooled() + left.deletedUnpublished()));
    }
    if (left.pooled() > 0 && treatment.action() != Action.ANONYMISE) {
      throw new IllegalArgumentException(
          "Invalid record: only action anonymise may count people into a release");
    }
  }
}
