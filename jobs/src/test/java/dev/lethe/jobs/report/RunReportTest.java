package dev.lethe.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.config.explain.Language;
import dev.lethe.jobs.evidence.Records;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.evidence.RightsRecord;
import dev.lethe.jobs.evidence.Run;
import dev.lethe.jobs.evidence.Waiting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunReportTest {
  private static final Run RUN = Records.run(1);

  @Test
  void issues_everyKindOfTrouble_isNamedWorstFirst() {
    assertThat(Reports.everything().issues())
        .extracting(Issue::code)
        .containsExactly(
            "rows-failed",
            "requests-overdue",
            "store-out-of-reach",
            "rows-quarantined",
            "rows-deferred",
            "guard-best-effort",
            "release-refused",
            "requests-pressing",
            "directives-pressing");
  }

  @Test
  void status_nothingToLookAt_isClear() {
    RunReport report = Reports.of(Records.release(RUN), Records.traffic(RUN), Records.clean(RUN));

    assertThat(report.status()).isEqualTo(RunReport.Status.CLEAR);
    assertThat(TextReport.of(report, Language.EN, Audience.DPO))
        .contains("All done. Everything that was due has been done");
  }

  @Test
  void status_residue_isAlarm() {
    ResidualRecord hit =
        new ResidualRecord(RUN, "wal archive", 9, "raw", 5, 2, ResidualRecord.Control.FOUND);

    assertThat(Reports.of(hit).status()).isEqualTo(RunReport.Status.ALARM);
  }

  @Test
  void status_searchWithoutItsControl_isAlarm() {
    ResidualRecord blind =
        new ResidualRecord(RUN, "wal archive", 9, "raw", 5, 0, ResidualRecord.Control.MISSED);

    assertThat(Reports.of(blind).issues())
        .containsExactly(Issue.alarm("scan-proves-nothing", -1, "wal archive"));
  }

  @Test
  void issues_searchWithoutAnyControl_isNotSaidToHaveMissedOne() {
    ResidualRecord bare =
        new ResidualRecord(RUN, "wal archive", 9, "raw", 5, 0, ResidualRecord.Control.NONE);

    assertThat(Reports.of(bare).issues())
        .containsExactly(Issue.attention("scan-without-control", -1, "wal archive"));
  }

  @Test
  void issues_nothingLateOrPressing_saysNothingOfRights() {
    RightsRecord calm =
        new RightsRecord(
            RUN,
            new Waiting(3, 0, 0, 12),
            Waiting.NOTHING,
            Waiting.NOTHING,
            new RightsRecord.Opposition(5, 0),
            Optional.empty());

    assertThat(Reports.of(calm).issues()).isEmpty();
    assertThat(TextReport.of(Reports.of(calm), Language.FR, Audience.DPO))
        .contains("Demandes ouvertes ............. 3 (la plus ancienne depuis 12 jours)")
        .doesNotContain("Mineurs", "en retard");
  }

  @Test
  void rules_childTableFirst_ownTableStandsFirst() {
    RunReport report = Reports.of(Records.notes(RUN), Records.people(RUN));

    assertThat(report.rules()).hasSize(1);
    assertThat(report.rules().get(0).tables())
        .containsExactly(Records.people(RUN), Records.notes(RUN));
  }

  @Test
  void of_noRecord_saysHowToFindOne() {
    assertThatThrownBy(() -> RunReport.of(List.of(), Reports.HEAD))
        .isInstanceOf(LetheException.class)
        .hasMessage(
            "Cannot report the run: it wrote no record. './lethe runs' lists the runs that did.");
  }
}
