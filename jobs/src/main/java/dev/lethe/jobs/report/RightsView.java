package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.RightsRecord;
import dev.lethe.jobs.evidence.Waiting;
import dev.lethe.jobs.report.ReportView.Fact;
import java.util.ArrayList;
import java.util.List;

/** How the rights of persons stood, line by line. */
final class RightsView {
  private final Wording wording;
  private final Figures figures;
  private final List<Fact> facts = new ArrayList<>();

  private RightsView(Wording wording, Figures figures) {
    this.wording = wording;
    this.figures = figures;
  }

  static List<Fact> of(RightsRecord rights, Wording wording, Figures figures) {
    var view = new RightsView(wording, figures);
    view.waiting("requests", rights.requests());
    view.waiting("routings", rights.routings());
    view.waiting("directives", rights.directives());
    view.add("opposition-size", figures.of(rights.opposition().size()));
    view.add("opposition-purged", figures.of(rights.opposition().purged()));
    rights
        .minors()
        .ifPresent(
            minors -> {
              view.add("minors-detected", figures.of(minors.detected()));
              view.add("minors-deleted", figures.of(minors.deleted()));
            });
    return view.facts;
  }

  private void waiting(String register, Waiting waiting) {
    String open = figures.of(waiting.open());
    boolean dated = waiting.oldestDays() > 0;
    add(
        register + "-open",
        dated ? wording.text("oldest-days", open, wording.number(waiting.oldestDays())) : open);
    if (!figures.isKnownZero(waiting.overdue())) {
      add(register + "-late", figures.of(waiting.overdue()));
    }
  }

  private void add(String label, String value) {
    facts.add(new Fact(wording.text(label), value));
  }
}
