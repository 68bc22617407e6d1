package dev.lethe.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.Decision;
import dev.lethe.jobs.evidence.AttackResult;
import dev.lethe.jobs.evidence.Records;
import dev.lethe.jobs.evidence.ReleaseRecord;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.evidence.RuleReference;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.evidence.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPagesTest {
  private static final String HOSTILE = "</p><script>alert('x')</script>&\"{{t.report}}";
  private static final String HARMLESS =
      "&lt;/p&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;{{t.report}}";

  @Test
  void report_hostileQuoteAndQuestion_areEscaped() {
    String page = HtmlReport.of(Reports.of(hostileRule()), Language.FR, Audience.DPO);

    assertThat(page).doesNotContain("<script").contains(HARMLESS);
    assertThat(Pattern.compile(Pattern.quote(HARMLESS)).matcher(page).results()).hasSize(4);
  }

  @Test
  void closing_hostileValuesEverywhere_areEscaped() {
    Map<String, List<Map<String, String>>> rows =
        Map.of(HOSTILE, List.of(Map.of(HOSTILE, HOSTILE)));
    String page =
        ClosingPage.of(
            Reports.everything(),
            new DemoStory(new Clause(HOSTILE, HOSTILE), rows, rows),
            new Chart(HOSTILE, List.of(new Chart.Bar(HOSTILE, 11))),
            Path.of("a<script>"),
            Language.FR);

    assertThat(page).doesNotContain("<script").contains(HARMLESS);
  }

  @Test
  void report_page_asksNothingOfTheNetwork() {
    String page = HtmlReport.of(Reports.everything(), Language.FR, Audience.DPO);

    assertThat(page).doesNotContain("http://", "https://", "src=", "href=", "@import", "url(");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void report_clause_standsBesideTheSumInBothLanguages() {
    String page = HtmlReport.of(Reports.everything(), Language.FR, Audience.DPO);

    assertThat(page)
        .contains("inactives depuis 3 ans seront « anonymisées »", "§ 11")
        .contains("<b>130</b><span>échus</span>", "<b>130</b><span>due</span>")
        .contains("<b>115</b><span>comptés dans un groupe</span>");
  }

  @Test
  void report_openedInEnglish_showsEnglishFirst() {
    String page = HtmlReport.of(Reports.everything(), Language.EN, Audience.DPO);

    assertThat(page)
        .contains("<html lang=\"en\">", "id=\"show-en\" checked")
        .doesNotContain("id=\"show-fr\" checked");
  }

  @Test
  void report_outsideTheDposCircle_showsNoSmallCount() {
    String page = HtmlReport.of(Reports.everything(), Language.FR, Audience.OUTSIDE);

    assertThat(page).contains("&lt; 11", "≈ 130").doesNotContain("<b>3</b>", "fraude 1");
  }

  @Test
  void closing_personRetired_showsBeforeAfterResidueAndPlaces() {
    DemoStory story =
        new DemoStory(
            new Clause("11", "inactives depuis 3 ans"),
            Map.of("users", List.of(Map.of("name", "Ada Example"))),
            Map.of("users", List.of()));
    String page =
        ClosingPage.of(
            Reports.everything(),
            story,
            new Chart("traffic_browsers", List.of(new Chart.Bar("firefox", 40))),
            Path.of("home"),
            Language.FR);

    assertThat(page)
        .contains("Ada Example", "Plus aucune ligne.", "No row left.")
        .contains("<b>0 sur 120</b>", "<b>0 of 120</b>")
        .contains("Visites par navigateur", "<rect width=\"100\"")
        .contains("home/warehouse", "./lethe evidence verify home/evidence");
  }

  /** The words of the log, which are English, and what they stand for. */
  @Test
  void report_french_leavesNoWordOfTheLogInEnglish() {
    Run run = Records.run(1);
    RunReport report =
        Reports.of(
            onDetection(run),
            ResidualRecord.outOfReach(run, "recipient mailer", 3),
            new ResidualRecord(run, "evidence", 9, "text", 3, 0, ResidualRecord.Control.FOUND),
            new ResidualRecord(
                run, "job repository", 9, "sql text", 3, 0, ResidualRecord.Control.FOUND),
            new ResidualRecord(
                run,
                "card numbers in the source",
                9,
                "sql pattern, sample",
                1,
                0,
                ResidualRecord.Control.FOUND));

    String text = TextReport.of(report, Language.FR, Audience.DPO);
    String page = french(HtmlReport.of(report, Language.FR, Audience.DPO));

    assertThat(text)
        .contains("destinataire mailer", "constat")
        .contains("enregistrements des exécutions précédentes seulement")
        .contains("(0 sur 3, un échantillon", "(0 sur 1, Témoin");
    assertThat(page)
        .contains(">texte<", ">texte par SQL<", ">motif par SQL, un échantillon<")
        .contains("20 sujets au plus par lot");
    assertThat(text + page).doesNotContain("recipient", "detection", "sql text", ">text<");
  }

  @Test
  void report_attackThatExaminedNothing_isNotSaidToBePassed() {
    ReleaseRecord good = Records.release(Records.run(1));
    ReleaseRecord release =
        new ReleaseRecord(
            good.run(),
            good.plan(),
            good.releaseId(),
            good.table(),
            good.version(),
            11,
            6,
            2,
            15,
            List.of(new AttackResult("differencing", Verdict.PASS, 0, 0, "no total is known")));

    String text = TextReport.of(Reports.of(release), Language.FR, Audience.DPO);
    String page = french(HtmlReport.of(Reports.of(release), Language.FR, Audience.DPO));

    assertThat(text).contains("rien à examiner (0 / 0)").doesNotContain("réussi");
    assertThat(page).contains("rien à examiner", "aucun total n’est connu");
    assertThat(page).doesNotContain("réussi<", "no total is known");
  }

  private static String french(String page) {
    int french = page.indexOf("<article class=\"in-fr\"");
    int english = page.indexOf("<article class=\"in-en\"");
    assertThat(french).isBetween(0, english);
    return page.substring(french, english);
  }

  private static RuleRecord onDetection(Run run) {
    RuleRecord good = Records.people(run);
    RuleReference rule =
        new RuleReference(
            "SH-01",
            Records.PEOPLE,
            new Clause("11", "moins de 13 ans"),
            "detection",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return with(good, rule);
  }

  private static RuleRecord hostileRule() {
    RuleRecord good = Records.people(Records.run(1));
    RuleReference rule =
        new RuleReference(
            "SH-01",
            Records.PEOPLE,
            new Clause("11", HOSTILE),
            "clock",
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Decision.Open(HOSTILE)));
    return with(good, rule);
  }

  private static RuleRecord with(RuleRecord good, RuleReference rule) {
    return new RuleRecord(
        good.run(),
        good.plan(),
        rule,
        good.treatment(),
        good.counts(),
        good.rows(),
        good.remainder(),
        good.heldByReason(),
        good.maxLatenessHours(),
        good.errorCodes());
  }
}
