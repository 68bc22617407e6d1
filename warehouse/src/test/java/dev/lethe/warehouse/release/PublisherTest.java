package dev.lethe.warehouse.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.anonymizer.gate.Dimension;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.TableName;
import dev.lethe.warehouse.retired.RetiredPeople;
import dev.lethe.warehouse.spark.SparkForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  private static final SparkSession SPARK = SparkForTests.session();
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
  private static final LocalDate SECOND = LocalDate.of(2026, 11, 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path warehouse;
  private final LedgerInMemory ledger = new LedgerInMemory();
  private RetiredPeople retired;

  @BeforeEach
  void withoutTotals() {
    retired = retired(false);
  }

  @Test
  void publish_smallCell_leavesItOutAndCountsIt() {
    var publication =
        publish(FIRST, "a", cell("nord", 11), cell("sud", 10), cell("sud", 10), cell("est", 7));

    assertThat(publication).isInstanceOf(Publication.Published.class);
    var published = (Publication.Published) publication;
    assertThat(published.rows()).isEqualTo(2);
    assertThat(published.people()).isEqualTo(31);
    assertThat(published.suppressedPeople()).isEqualTo(7);
    assertThat(table()).containsExactlyInAnyOrder("2026-10-01 nord 11", "2026-10-01 sud 20");
  }

  @Test
  void publish_backFillOlderThanTheNewest_leavesTheNewestAsItIs() {
    publish(SECOND, "b", cell("sud", 12));
    publish(FIRST, "a", cell("nord", 11));

    assertThat(table()).containsExactlyInAnyOrder("2026-10-01 nord 11", "2026-11-01 sud 12");
  }

  @Test
  void publish_killedBetweenDeltaAndLedger_isSettledByTheSameCall() throws IOException {
    ledger.crashes = 1;
    assertThatThrownBy(() -> publish(FIRST, "a", cell("nord", 11))).hasMessage("killed");
    long afterCrash = versions("retired_people");

    var publication = publish(FIRST, "a", cell("nord", 11));

    assertThat(publication).isInstanceOf(Publication.Published.class);
    assertThat(((Publication.Published) publication).deltaVersion()).isEqualTo(1);
    assertThat(versions("retired_people")).isEqualTo(afterCrash).isEqualTo(2);
    assertThat(table()).containsExactly("2026-10-01 nord 11");
    assertThat(announced()).isEqualTo(1);
  }

  @Test
  void publish_killedBeforeTheAnnouncement_isAnnouncedOnce() throws Exception {
    publish(FIRST, "a", cell("nord", 11));
    org.apache.commons.io.FileUtils.deleteDirectory(warehouse.resolve("gold/releases").toFile());

    var again = publish(FIRST, "a", cell("nord", 11));
    publish(FIRST, "a", cell("nord", 11));

    assertThat(again).isInstanceOf(Publication.AlreadyPublished.class);
    assertThat(((Publication.AlreadyPublished) again).deltaVersion()).isEqualTo(1);
    assertThat(((Publication.AlreadyPublished) again).rows()).isEqualTo(1);
    assertThat(announced()).isEqualTo(1);
    assertThat(versions("retired_people")).isEqualTo(2);
  }

  @Test
  void publish_inputReplacedBeforeTheLedgerCommitted_replacesItsPeriodOnly() {
    publish(SECOND, "b", cell("sud", 12));
    ledger.crashes = 1;
    assertThatThrownBy(() -> publish(FIRST, "a", cell("nord", 11))).hasMessage("killed");

    publish(FIRST, "changed", cell("est", 13));

    assertThat(table()).containsExactlyInAnyOrder("2026-10-01 est 13", "2026-11-01 sud 12");
  }

  @Test
  void publish_totalThatGivesASmallCellAway_isRefusedAndWritesNothing() {
    retired = retired(true);
    var publication = publish(FIRST, "a", cell("nord", 30), cell("sud", 4));

    assertThat(publication).isInstanceOf(Publication.Refused.class);
    assertThat(((Publication.Refused) publication).verdict().passed()).isFalse();
    assertThat(ledger.refusals)
        .singleElement()
        .asString()
        .contains("differencing FAIL (1 of 1; total less cells 0, or >= 11 in two cells)");
    assertThat(warehouse.resolve("gold/retired_people")).doesNotExist();
    assertThat(warehouse.resolve("gold/releases")).doesNotExist();
    assertThat(publish(FIRST, "a", cell("nord", 30), cell("sud", 4)))
        .isInstanceOf(Publication.Refused.class);
    assertThat(ledger.refusals).hasSize(1);
  }

  @Test
  void publish_totalOverEnoughSuppressedPeople_standsBesideTheCells() {
    retired = retired(true);
    publish(FIRST, "a", cell("nord", 30), cell("sud", 6), cell("est", 5));

    assertThat(read("retired_people").select("total_people").collectAsList())
        .containsExactly(RowFactory.create(41L));
  }

  @Test
  void publish_unknownWord_isRefused() {
    var publication = publish(FIRST, "a", cell("nord", 30), cell("atlantis", 30));

    assertThat(publication).isInstanceOf(Publication.Refused.class);
    assertThat(ledger.refusals).singleElement().asString().contains("domain FAIL (1 of 2;");
  }

  @Test
  void publish_everythingTooSmall_publishesNoRowAndSaysSo() {
    publish(FIRST, "a", cell("nord", 3));

    assertThat(table()).isEmpty();
    assertThat(read("releases").select("row_count", "gate").collectAsList())
        .containsExactly(RowFactory.create(0L, "group-size, domain, differencing"));
  }

  @Test
  void publish_otherControllersTable_isRefused() {
    publish(FIRST, "a", cell("nord", 11));
    var key = ReleaseKey.of("bazaar", "retired_people", SECOND);

    assertThatThrownBy(() -> publish(key, "b", cell("nord", 11)))
        .isInstanceOf(LetheException.class)
        .hasMessage(
            "Cannot write table retired_people for bazaar: it belongs to kiosk."
                + " Give each controller its own warehouse.");
  }

  @Test
  void publish_warehouseIsAFile_isRefusedBeforeTheLedger() throws Exception {
    warehouse = Files.createFile(warehouse.resolve("file"));

    assertThatThrownBy(() -> publish(FIRST, "a", cell("nord", 11)))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
    assertThat(ledger.book).isEmpty();
  }

  private Publication publish(LocalDate start, String digest, Row... cells) {
    return publish(ReleaseKey.of("kiosk", "retired_people", start), digest, cells);
  }

  private Publication publish(ReleaseKey key, String digest, Row... cells) {
    var pool =
        SPARK.createDataFrame(
            List.of(cells),
            new StructType().add("cell", DataTypes.StringType).add("people", DataTypes.LongType));
    var candidate = retired.candidate(retired.cells(pool), key.start());
    return new Publisher(SPARK, warehouse, ledger, CLOCK)
        .publish(new Submission(key, key.start(), digest, retired.table(), candidate));
  }

  private static Row cell(String region, long people) {
    return RowFactory.create("{\"region\": \"%s\"}".formatted(region), people);
  }

  private static RetiredPeople retired(boolean totals) {
    var release =
        new Release("retired_people", TableName.of("users"), List.of("region"), 11, totals);
    var region = new Dimension("region", List.of("nord", "sud", "est", "other"));
    return new RetiredPeople(release, List.of(region));
  }

  private Dataset<Row> read(String table) {
    return SPARK.read().format("delta").load(warehouse.resolve("gold").resolve(table).toString());
  }

  private List<String> table() {
    return read("retired_people").collectAsList().stream()
        .map(row -> row.getDate(0) + " " + row.getString(1) + " " + row.getLong(2))
        .toList();
  }

  /** Commits in the log, its first one included; Spark's history would take seconds to say so. */
  private long versions(String table) throws IOException {
    try (var log = Files.list(warehouse.resolve("gold").resolve(table).resolve("_delta_log"))) {
      return log.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  private long announced() {
    return read("releases").count();
  }
}
