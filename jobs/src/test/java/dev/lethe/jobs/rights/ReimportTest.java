package dev.lethe.jobs.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.RuleRecord;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.retention.RetentionJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Somebody objected, was erased, and is bought again: by a file that passes the filter, or by one
 * that did not and stands in the database already.
 */
class ReimportTest {
  private static final String ADDRESS = "zoé.bellamy@example.org";
  private static final String OTHER = "zoe.bellamy@example.org";
  private static final List<String> SPELLINGS =
      List.of(
          ADDRESS.toUpperCase(Locale.ROOT),
          "  " + ADDRESS + "\t",
          "zoé.bellamy @ example.org",
          Normalizer.normalize(ADDRESS, Normalizer.Form.NFD),
          "Zoé Bellamy <" + ADDRESS + ">",
          "zoé.bellamy@ex\u200bample.org");

  @TempDir private Path folder;

  @Tag("OK-14")
  @Tag("KI-08")
  @ParameterizedTest
  @CsvSource({
    "okasio, prospects, OK-14-import, 'id, origin, full_name, email, collected_at', 'form'",
    "k-inventory, crm_contacts, KI-08-import, 'id, kind, full_name, email, collected_at', 'prospect'",
  })
  void retain_opposedWhoWereErasedAndImportedAgain_areErasedAndReported(
      String controller, String table, String rule, String columns, String kind) throws Exception {
    try (DemoRig rig = rig(controller)) {
      rig.sql()
          .sql(
              "INSERT INTO %s (%s) VALUES (900000, '%s', 'Z', '%s', '2026-02-01')"
                  .formatted(table, columns, kind, ADDRESS))
          .update();
      var list = new OppositionList(rig.controller());
      assertThat(list.add(dev.lethe.config.policy.TableName.of(table), "900000")).isEqualTo(1);
      rig.sql().sql("DELETE FROM %s WHERE id = 900000".formatted(table)).update();
      String insert =
          "INSERT INTO %s (%s) VALUES (?, '%s', 'Z', ?, '2026-02-01')"
              .formatted(table, columns, kind);
      for (int i = 0; i < SPELLINGS.size(); i++) {
        rig.sql().sql(insert).params(900_001 + i, SPELLINGS.get(i)).update();
      }
      rig.sql().sql(insert).params(900_100, OTHER).update();

      RetentionJob.Ended ended = retain(rig);

      assertThat(ended.code()).as(ended.message()).isEqualTo(ExitCode.DONE);
      assertThat(
              rig.sql()
                  .sql("SELECT id FROM %s WHERE id >= 900000".formatted(table))
                  .query(Long.class)
                  .list())
          .containsExactly(900_100L);
      RuleRecord record =
          rig.controller().runLog().read(ended.run().id()).stream()
              .filter(RuleRecord.class::isInstance)
              .map(RuleRecord.class::cast)
              .filter(one -> one.ownTable() && one.rule().id().equals(rule))
              .findFirst()
              .orElseThrow();
      assertThat(record.counts().done()).isEqualTo(SPELLINGS.size());
      assertThat(number(rig, "SELECT count(*) FROM lethe.opposed_row")).isZero();
      assertThat(number(rig, "SELECT count(*) FROM lethe.opposition")).isEqualTo(1);
    }
  }

  @Test
  void retain_rowWhoseAddressChangedSinceThePlan_isLeftAlone() throws SQLException {
    try (DemoRig rig = rig("okasio")) {
      new OppositionList(rig.controller()).add(List.of(ADDRESS));
      String insert =
          "INSERT INTO prospects (id, origin, full_name, email, collected_at) VALUES (?, 'form', 'Z', ?, '2026-02-01')";
      rig.sql().sql(insert).params(900_001, ADDRESS).update();
      rig.sql().sql(insert).params(900_002, ADDRESS + ".").update();
      rig.retain("changed");
      assertThat(
              number(rig, "SELECT count(*) FROM lethe.plan_subject WHERE rule_id = 'OK-14-import'"))
          .isEqualTo(1);
      rig.sql().sql("UPDATE prospects SET email = 'other@example.org' WHERE id = 900001").update();
      rig.approve("changed");
      rig.retain("changed");
      assertThat(number(rig, "SELECT count(*) FROM prospects WHERE id = 900001")).isEqualTo(1);
    }
  }

  /** Not those who share the end of an address or of a number with somebody who objected. */
  @Test
  void retain_peopleWhoAreNearlyTheOpposed_stay() throws SQLException {
    try (DemoRig rig = rig("okasio")) {
      new OppositionList(rig.controller())
          .add(List.of("o'brien@example.org", "06 12 34 56 78", "a@example.org b@example.org"));
      String insert =
          "INSERT INTO prospects (id, origin, full_name, email, collected_at) VALUES (?, 'form', 'Z', ?, '2026-02-01')";
      rig.sql().sql(insert).params(900_001, "brien@example.org").update();
      rig.sql().sql(insert).params(900_002, "07 12 34 56 78").update();
      rig.sql().sql(insert).params(900_003, "O'Brien@example.org").update();
      rig.sql().sql(insert).params(900_004, "x@example.org, B@example.org").update();
      RetentionJob.Ended ended = retain(rig);
      assertThat(ended.code()).as(ended.message()).isEqualTo(ExitCode.DONE);
      assertThat(
              rig.sql()
                  .sql("SELECT id FROM prospects WHERE id >= 900000 ORDER BY id")
                  .query(Long.class)
                  .list())
          .containsExactly(900_001L, 900_002L);
    }
  }

  @Test
  void retain_withTheKeyOfTheListLost_isRefusedBeforeAnyRow() throws Exception {
    try (DemoRig rig = rig("okasio")) {
      new OppositionList(rig.controller()).add(List.of(ADDRESS));
      Files.delete(rig.controller().settings().keys().resolve("opposition-okasio.secret"));
      RetentionJob.Ended ended = rig.retain("lost");
      assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
      assertThat(ended.message()).contains("backup of the keys").doesNotContain("@");
      assertThat(number(rig, "SELECT count(*) FROM lethe.plan")).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'Z|zoé.bellamy@example.org|33'",
        "'Z,\"a@example.org zoé.bellamy@example.org\"'",
        "'Z,\"a@example.org / zoé.bellamy@example.org\"'",
        "'Z\tZOÉ.BELLAMY@EXAMPLE.ORG'",
      })
  void filter_lineWithSeveralAddresses_isLeftOut(String line) throws Exception {
    try (DemoRig rig = rig("okasio")) {
      var list = new OppositionList(rig.controller());
      list.add(List.of(ADDRESS));
      Path bought = Files.write(folder.resolve("bought.csv"), List.of(line, "P,p@example.org"));

      new OppositionCheck(list).filter(bought, folder.resolve("kept.csv"));

      assertThat(Files.readAllLines(folder.resolve("kept.csv"))).containsExactly("P,p@example.org");
    }
  }

  @Tag("OK-14")
  @Tag("KI-08")
  @Test
  void filter_everySpelling_isLeftOutAndTheOthersStay() throws Exception {
    try (DemoRig rig = rig("okasio")) {
      var list = new OppositionList(rig.controller());
      list.add(List.of(ADDRESS));
      Path bought = folder.resolve("bought.csv");
      Path kept = folder.resolve("kept.csv");
      var lines = new java.util.ArrayList<>(List.of("name;email", "\"O\";" + OTHER));
      SPELLINGS.forEach(one -> lines.add("\"Z\";" + one));
      lines.add("P;");
      Files.write(bought, lines);

      OppositionCheck.Found found = new OppositionCheck(list).filter(bought, kept);

      assertThat(found.opposed()).hasSize(SPELLINGS.size());
      assertThat(Files.readAllLines(kept)).containsExactly("name;email", "\"O\";" + OTHER, "P;");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
          .isEqualTo("rw-------");
      assertThatThrownBy(() -> new OppositionCheck(list).filter(bought, kept))
          .isInstanceOf(LetheException.class)
          .hasMessageContaining("it exists");
      Files.writeString(bought, "\"Z\n" + ADDRESS + "\";x\n");
      assertThatThrownBy(() -> new OppositionCheck(list).filter(bought, folder.resolve("no.csv")))
          .hasMessage(
              "Cannot filter line 1: a quoted field goes on in the next line. Write each record on one line.");
      assertThat(files()).containsExactlyInAnyOrder("bought.csv", "kept.csv");
    }
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static RetentionJob.Ended retain(DemoRig rig) {
    assertThat(rig.retain("import").code()).isEqualTo(ExitCode.WAITING);
    rig.approve("import");
    return rig.retain("import");
  }

  private static DemoRig rig(String controller) throws SQLException {
    return DemoRig.of(
        controller,
        "reimport",
        200,
        text -> text.replaceFirst("refuse-above: \\d+%", "refuse-above: 100%"));
  }

  private static long number(DemoRig rig, String sql) {
    return rig.sql().sql(sql).query(Long.class).single();
  }
}
