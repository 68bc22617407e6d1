package dev.lethe.warehouse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.SampleWarehouse;
import dev.lethe.warehouse.spark.SparkForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarehouseQueryTest {
  private static WarehouseQuery query;

  @BeforeAll
  static void open() {
    query = new WarehouseQuery(SampleWarehouse.folder());
  }

  @Test
  void run_everyTable_equalsWhatSparkReads() {
    assertThat(query.tables()).hasSize(7);
    for (var table : query.tables()) {
      var folder = SampleWarehouse.folder().resolve("gold").resolve(table);
      var spark =
          SparkForTests.session()
              .read()
              .format("delta")
              .load(folder.toString())
              .collectAsList()
              .stream()
              .map(row -> line(scala.jdk.javaapi.CollectionConverters.asJava(row.toSeq())))
              .sorted()
              .toList();

      assertThat(rows("SELECT * FROM \"%s\"".formatted(table))).isEqualTo(spark).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a new user", "l'entrepôt à 100 % + 50%25", "année #1 & [test]"})
  void run_inAFolderOfAnyName_readsTheSame(String name, @TempDir Path folder) throws IOException {
    Path moved = folder.resolve(name);
    try (Stream<Path> files = Files.walk(SampleWarehouse.folder())) {
      for (Path file : files.toList()) {
        Files.copy(file, moved.resolve(SampleWarehouse.folder().relativize(file).toString()));
      }
    }
    try (var there = new WarehouseQuery(moved);
        var result = there.run("SELECT sum(people) FROM retired_people")) {
      assertThat(result.next().orElseThrow()).asString().isEqualTo("[37]");
    }
  }

  @Test
  void run_aggregate_givesNamesAndTypes() {
    try (var result = query.run("SELECT sum(people) AS people, min(as_of) FROM retired_people")) {
      assertThat(result.columns())
          .containsExactly(
              new QueryResult.Column("people", "HUGEINT"),
              new QueryResult.Column("min(as_of)", "DATE"));
      assertThat(result.next().orElseThrow()).asString().isEqualTo("[37, 2026-11-09]");
      assertThat(result.next()).isEmpty();
    }
  }

  @Test
  void describe_table_givesTypesAndComments() {
    var table = query.describe("retired_people");

    assertThat(table.description()).startsWith("People retired");
    assertThat(table.columns())
        .contains(new LakeTable.Column("as_of", "DATE", "public: day for which people were due"));
    assertThat(table.version()).isEqualTo(1);
    assertThat(table.files()).hasSize(1);
  }

  @Test
  void describe_unknownTable_namesTheOthers() {
    assertThatThrownBy(() -> query.describe("nothing"))
        .isInstanceOf(LetheException.class)
        .hasMessageStartingWith(
            "Cannot describe table nothing: there is none. Choose one of releases, retired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY (SELECT 1 AS x) TO '%s' (FORMAT parquet, USE_TMP_FILE false)",
        "EXPLAIN ANALYZE COPY (SELECT 1 AS x) TO '%s' (FORMAT parquet, USE_TMP_FILE false)",
        "SELECT 1; COPY (SELECT 1 AS x) TO '%s' (FORMAT parquet, USE_TMP_FILE false)",
        "DROP VIEW retired_people",
        "CREATE TABLE mine AS SELECT 1",
        "SET enable_external_access = true",
        "ATTACH '/tmp/lethe-other.db'",
        "INSTALL httpfs",
        "SELECT 1; SELECT 2",
        ""
      })
  void run_anythingButOneSelect_isRefusedAndChangesNothing(String sql) throws Exception {
    var file = query.describe("retired_people").files().get(0);
    var before = Files.readAllBytes(file);

    assertThatThrownBy(() -> query.run(sql.formatted(file)))
        .isInstanceOf(LetheException.class)
        .hasMessage(
            "Cannot run the query: it is not one SELECT. The warehouse can only be read here.");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_parquet('https://example.org/x.parquet')",
        "SELECT getenv('HOME')",
        "SELECT nothing FROM retired_people",
        "SELEKT 1"
      })
  void run_whatReachesOutsideOrIsWrong_isRefusedInOurWords(String sql) {
    assertThatThrownBy(() -> rows(sql))
        .isInstanceOfSatisfying(
            LetheException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.INVALID))
        .hasMessageMatching(
            "Cannot run the query: .+\\. Look at the tables and their columns, then correct it\\.");
  }

  @Test
  void run_fileOfTheWarehouseThatIsNoLongerLive_cannotBeRead(@TempDir Path folder)
      throws Exception {
    var live = query.describe("retired_people").files().get(0);
    var stale = Files.copy(live, live.resolveSibling("stale.parquet"));
    try {
      assertThatThrownBy(() -> rows("SELECT * FROM read_parquet('%s')".formatted(stale)))
          .hasMessageContaining("Permission Error");
    } finally {
      Files.delete(stale);
    }
  }

  @Test
  void tables_folderWithoutWarehouse_areNone(@TempDir Path folder) {
    try (var empty = new WarehouseQuery(folder.resolve("absent"))) {
      assertThat(empty.tables()).isEmpty();
      assertThat(empty.run("SELECT 42 AS answer").next().orElseThrow())
          .asString()
          .isEqualTo("[42]");
    }
  }

  @Test
  void close_resultLeftOpen_isClosedToo() {
    var warehouse = new WarehouseQuery(SampleWarehouse.folder());
    var result = warehouse.run("SELECT * FROM traffic_pages");
    warehouse.close();

    assertThatThrownBy(result::next).isInstanceOf(LetheException.class);
  }

  @Test
  void run_secondQueryWhileTheFirstIsOpen_works() {
    try (var first = query.run("SELECT * FROM traffic_pages");
        var second = query.run("SELECT count(*) FROM RETIRED_PEOPLE")) {
      assertThat(second.next().orElseThrow()).asString().isEqualTo("[2]");
      assertThat(first.next()).isPresent();
    }
  }

  @Test
  void run_showTables_namesAll() {
    assertThat(rows("SELECT * FROM (SHOW TABLES)")).hasSize(7);
  }

  private static List<String> rows(String sql) {
    var rows = new ArrayList<String>();
    try (var result = query.run(sql)) {
      for (var row = result.next(); row.isPresent(); row = result.next()) {
        rows.add(line(row.get()));
      }
    }
    return rows.stream().sorted().toList();
  }

  private static String line(List<?> values) {
    return values.stream().map(WarehouseQueryTest::text).collect(Collectors.joining("|"));
  }

  private static String text(Object value) {
    if (value instanceof java.sql.Timestamp timestamp) {
      return timestamp.toInstant().toString();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant().toString();
    }
    return value instanceof Instant instant ? instant.toString() : Objects.toString(value);
  }
}
