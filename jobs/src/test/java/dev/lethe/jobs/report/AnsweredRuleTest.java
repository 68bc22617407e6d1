package dev.lethe.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Decision;
import dev.lethe.jobs.evidence.Records;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.RuleReference;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rule that acts because the DPO answered: both pages say who, when and why. */
class AnsweredRuleTest {
  private static final String REASON = "Treize mois à compter du débit.";

  @Test
  void report_answer_isSaidWithWhoWhenAndWhy() {
    RunReport report = answered(false);

    assertThat(text(report, Language.FR))
        .contains("\n    Décision du DPO ............... dpo, 15 janvier 2026 : " + REASON + "\n");
    assertThat(text(report, Language.EN))
        .contains("\n    Decision of the DPO ........... dpo, 15 January 2026: " + REASON + "\n");
    assertThat(page(report))
        .contains("<dt>Décision du DPO</dt><dd>dpo, 15 janvier 2026 : " + REASON + "</dd>")
        .contains("<dt>Decision of the DPO</dt><dd>dpo, 15 January 2026: " + REASON + "</dd>");
  }

  @Test
  void report_answerOfARealDpo_isNothingToLookAt() {
    assertThat(codes(answered(false))).doesNotContain("decisions-fictional", "decision-open");
    assertThat(text(answered(false), Language.FR) + page(answered(false)))
        .doesNotContain("FICTIVE", "FICTIONAL");
  }

  @Test
  void report_inventedAnswer_isMarkedAndCounted() {
    RunReport report = answered(true);

    assertThat(codes(report)).contains("decisions-fictional").doesNotContain("decision-open");
    assertThat(text(report, Language.FR))
        .contains("FICTIVE, dpo, 15 janvier 2026 : " + REASON)
        .contains("décision inventée pour la démonstration : 1. Personne n’a décidé.");
    assertThat(text(report, Language.EN))
        .contains("FICTIONAL, dpo, 15 January 2026: " + REASON)
        .contains("decision invented for the demonstration: 1. Nobody has decided.");
  }

  private static RunReport answered(boolean fictional) {
    RuleRecord good = Records.people(Records.run(1));
    RuleReference rule = good.rule();
    var answer =
        new Decision.Answered(
            "Combien de temps ?", "dpo", LocalDate.parse("2026-01-15"), REASON, fictional);
    return Reports.of(
        new RuleRecord(
            good.run(),
            good.plan(),
            new RuleReference(
                rule.id(),
                rule.subject(),
                rule.clause(),
                rule.clockEvent(),
                rule.period(),
                rule.cutoffDate(),
                Optional.of(answer)),
            good.treatment(),
            good.counts(),
            good.rows(),
            good.remainder(),
            good.heldByReason(),
            good.maxLatenessHours(),
            good.errorCodes()));
  }

  private static List<String> codes(RunReport report) {
    return report.issues().stream().map(Issue::code).toList();
  }

  private static String text(RunReport report, Language language) {
    return TextReport.of(report, language, Audience.DPO).replace('\u00a0', ' ');
  }

  private static String page(RunReport report) {
    return HtmlReport.of(report, Language.FR, Audience.DPO).replace('\u00a0', ' ');
  }
}
