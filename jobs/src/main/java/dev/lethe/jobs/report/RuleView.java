package dev.lethe.jobs.report;

import dev.lethe.config.policy.Decision;
import dev.lethe.jobs.evidence.Approval;
import dev.lethe.jobs.evidence.Counts;
import dev.lethe.jobs.evidence.Recontacted;
import dev.lethe.jobs.evidence.Remainder;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.RuleReference;
import dev.lethe.jobs.report.ReportView.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One rule: the clause, what was to be done, the sums, and the tables.
 *
 * @param sums each a whole and its parts
 * @param held reasons of suspension, or empty text
 */
record RuleView(
    String id,
    String section,
    String quote,
    List<Fact> facts,
    List<Sum> sums,
    String held,
    List<TableView> tables) {

  boolean hasHeld() {
    return !held.isEmpty();
  }

  /** {@code whole = parts}. */
  record Sum(Term whole, List<Term> parts) {
    @Override
    public String toString() {
      return whole + " = " + parts.stream().map(Term::toString).collect(Collectors.joining(" + "));
    }
  }

  /** A figure and what it counts; {@code zero} terms step back. */
  record Term(String figure, String label, boolean zero) {
    @Override
    public String toString() {
      return figure + " " + label;
    }
  }

  static RuleView of(RuleReport report, Wording wording, Figures figures) {
    RuleReference rule = report.rule();
    return new RuleView(
        rule.id(),
        wording.text("section", rule.clause().section()),
        wording.text("quote", rule.clause().quote()),
        facts(report, wording, figures),
        report.own().map(own -> sums(own, wording, figures)).orElse(List.of()),
        report.own().map(own -> held(own, wording, figures)).orElse(""),
        report.tables().stream().map(t -> TableView.of(t, wording, figures)).toList());
  }

  private static List<Fact> facts(RuleReport report, Wording wording, Figures figures) {
    RuleReference rule = report.rule();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(wording.text("subject"), rule.subject().toString()));
    facts.add(new Fact(wording.text("clock"), wording.word("clock", rule.clockEvent())));
    rule.period()
        .map(new Periods(wording)::text)
        .ifPresent(period -> facts.add(new Fact(wording.text("period"), period)));
    rule.cutoffDate()
        .map(wording::date)
        .ifPresent(date -> facts.add(new Fact(wording.text("cutoff"), date)));
    rule.decision()
        .flatMap(Decision::answer)
        .ifPresent(answer -> facts.add(answer(answer, wording)));
    report.own().ifPresent(own -> facts.add(approval(own, wording)));
    report.own().ifPresent(own -> facts.add(lateness(own, wording)));
    report
        .own()
        .flatMap(RuleRecord::recontacted)
        .map(asked -> new Fact(wording.text("recontact-yes"), figures.of(asked.yes())))
        .ifPresent(facts::add);
    return facts;
  }

  private static Fact answer(Decision.Answered answer, Wording wording) {
    String key = answer.fictional() ? "answered-fictional" : "answered-by";
    return new Fact(
        wording.text("answered"),
        wording.text(key, answer.by(), wording.date(answer.on()), answer.reason()));
  }

  private static Fact approval(RuleRecord own, Wording wording) {
    Approval approval = own.plan().approval();
    String manner = wording.word("approval", approval.manner().word());
    return new Fact(
        wording.text("approval"), approval.id().map(id -> manner + " (" + id + ")").orElse(manner));
  }

  private static Fact lateness(RuleRecord own, Wording wording) {
    long hours = own.maxLatenessHours();
    String iso = hours < 72 ? "PT" + hours + "H" : "P" + hours / 24 + "D";
    return new Fact(wording.text("lateness"), new Periods(wording).text(iso));
  }

  private static List<Sum> sums(RuleRecord own, Wording wording, Figures figures) {
    Terms terms = new Terms(wording, figures);
    List<Sum> sums = new ArrayList<>();
    Counts counts = own.counts();
    sums.add(
        new Sum(
            terms.of(counts.due(), "due"),
            List.of(
                terms.of(counts.done(), "done"),
                terms.of(counts.returned(), "returned"),
                terms.of(counts.held(), "held"),
                terms.of(counts.restricted(), "restricted"),
                terms.of(counts.failed(), "failed"),
                terms.of(counts.quarantined(), "quarantined"),
                terms.of(counts.deferred(), "deferred"))));
    own.remainder().ifPresent(left -> sums.addAll(remainder(counts, left, terms)));
    own.recontacted().ifPresent(asked -> sums.addAll(recontacted(counts, asked, terms)));
    return sums;
  }

  private static List<Sum> remainder(Counts counts, Remainder left, Terms terms) {
    return List.of(
        new Sum(
            terms.of(counts.done(), "done"),
            List.of(
                terms.of(left.pooled(), "pooled"),
                terms.of(left.deletedUnpublished(), "deleted-unpublished"))),
        new Sum(
            terms.of(left.pooled(), "pooled"),
            List.of(
                terms.of(left.published(), "published"),
                terms.of(left.suppressed(), "suppressed"))));
  }

  private static List<Sum> recontacted(Counts counts, Recontacted asked, Terms terms) {
    return List.of(
        new Sum(
            terms.of(asked.due(), "recontact-due"),
            List.of(
                terms.of(asked.sent(), "recontact-sent"),
                terms.of(asked.spared(), "recontact-spared"),
                terms.of(asked.returned(), "returned"),
                terms.of(asked.deferred(), "recontact-deferred"))),
        new Sum(
            terms.of(counts.done(), "done"),
            List.of(
                terms.of(asked.silentDeleted(), "recontact-silent-deleted"),
                terms.of(asked.noDeleted(), "recontact-no-deleted"),
                terms.of(asked.sparedDeleted(), "recontact-spared-deleted"),
                terms.of(asked.notInTime(), "recontact-not-in-time"))));
  }

  private static String held(RuleRecord own, Wording wording, Figures figures) {
    return own.heldByReason().entrySet().stream()
        .map(entry -> wording.word("hold", entry.getKey()) + " " + figures.of(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Makes terms in one language for one audience. */
  private record Terms(Wording wording, Figures figures) {
    Term of(long count, String key) {
      return new Term(figures.of(count), wording.text("count-" + key), figures.isKnownZero(count));
    }
  }
}
