package dev.lethe.jobs.draft;

import java.util.List;
import java.util.Optional;

/** Clocks, rules and limits of the policy. */
final class RuleText {
  private final DraftText text;

  RuleText(DraftText text) {
    this.text = text;
  }

  /**
   * @param unzoned events whose column has no zone
   */
  void clocks(List<ClockDraft> clocks, List<String> unzoned) {
    if (!unzoned.isEmpty()) {
      text.line("");
      text.question("", Remark.of("ask.zone", String.join(", ", unzoned)));
    }
    List<ClockDraft> needed = clocks.stream().filter(ClockDraft::isNeeded).toList();
    if (needed.isEmpty()) {
      return;
    }
    text.line("");
    text.comment("", Remark.of("clocks"));
    text.line("clocks:");
    for (ClockDraft clock : needed) {
      text.line("  %s:".formatted(clock.name()));
      text.line("    latest-of:");
      clock.latestOf().forEach(event -> text.line("      - " + event));
      clock.otherwise().ifPresent(event -> text.line("    otherwise: " + event));
    }
  }

  void rule(int number, TableDraft table, SubjectKind kind, Optional<String> since) {
    text.question("  ", Remark.of(since.isPresent() ? "ask.rule" : "ask.rule-since", table.name()));
    text.line("  - id: DRAFT-" + number);
    text.line("    clause: \"?\"");
    text.line("    quote: " + DraftText.quoted(text.words(Remark.of("to-complete"))));
    text.line("    subject: " + DraftText.name(table.name().toString()));
    text.line("    since: " + since.orElse("to-complete"));
    text.line("    longer-than: " + kind.period());
    text.line("    then: delete");
    text.line(
        "    decision: {open: %s}"
            .formatted(DraftText.quoted(text.words(Remark.of("decision", table.name())))));
  }

  void limits() {
    text.line("");
    text.comment("", Remark.of("limits"));
    text.line("limits: {approve-above: 0%, refuse-above: 20%}");
  }
}
