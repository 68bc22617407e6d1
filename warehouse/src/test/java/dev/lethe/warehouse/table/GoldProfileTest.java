package dev.lethe.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.SampleWarehouse;
import dev.lethe.warehouse.spark.SparkForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the protocol where every other reader will read it: in the log. */
class GoldProfileTest {
  private static final GoldTable TABLE =
      new GoldTable(
          "sample",
          "A sample.",
          "as_of",
          new StructType().add(GoldTable.column("as_of", DataTypes.DateType, "a day")));

  @TempDir Path warehouse;

  static Stream<Path> tables() throws IOException {
    try (var tables = Files.list(SampleWarehouse.folder().resolve("gold"))) {
      return tables.sorted().toList().stream();
    }
  }

  @Tag("KM-03")
  @Tag("KM-14")
  @Test
  void tables_afterARetentionAndATrafficRun_areTheSeven() throws IOException {
    assertThat(tables().map(path -> path.getFileName().toString()))
        .containsExactly(
            "releases",
            "retired_people",
            "traffic_browsers",
            "traffic_operating_systems",
            "traffic_pages",
            "traffic_referrers",
            "traffic_visits");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void protocol_ofEveryTable_isReaderOneWithoutFeatures(Path table) throws IOException {
    var protocols = actions(table, "protocol");

    assertThat(protocols).isNotEmpty();
    for (var protocol : protocols) {
      assertThat(protocol.get("minReaderVersion").asInt()).isEqualTo(1);
      assertThat(protocol.get("minWriterVersion").asInt()).isLessThanOrEqualTo(3);
      assertThat(protocol.has("readerFeatures")).isFalse();
      assertThat(protocol.has("writerFeatures")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void schema_ofEveryTable_explainsEachPublicColumn(Path table) throws IOException {
    for (var metadata : actions(table, "metaData")) {
      assertThat(metadata.get("description").asText()).isNotBlank();
      assertThat(metadata.get("partitionColumns")).isEmpty();
      var fields = new ObjectMapper().readTree(metadata.get("schemaString").asText()).get("fields");
      assertThat(fields).isNotEmpty();
      for (var field : fields) {
        assertThat(field.get("name").asText()).matches("[a-z][a-z0-9_]*");
        assertThat(field.get("metadata").get("comment").asText()).startsWith("public: ");
      }
    }
  }

  @Test
  void open_tableSomebodyUpgraded_isRefused() {
    var folder = new GoldFolder(SparkForTests.session(), warehouse, "kiosk");
    folder.open(TABLE);
    SparkForTests.session()
        .sql(
            "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')"
                .formatted(Layout.gold(warehouse).resolve("sample")));

    assertThatThrownBy(() -> folder.open(TABLE))
        .isInstanceOf(LetheException.class)
        .hasMessageStartingWith("Cannot write table sample: its protocol is reader 3, writer 7,");
  }

  @Test
  void open_tableOfAnotherShape_namesEveryDifference() {
    var folder = new GoldFolder(SparkForTests.session(), warehouse, "kiosk");
    folder.open(TABLE);
    var other =
        new GoldTable(
            "sample",
            "A sample.",
            "day",
            new StructType()
                .add(GoldTable.column("day", DataTypes.DateType, "a day"))
                .add(GoldTable.column("people", DataTypes.LongType, "people")));

    assertThatThrownBy(() -> folder.open(other))
        .isInstanceOf(LetheException.class)
        .hasMessage(
            "Cannot write table sample: day is missing, people is missing, as_of is unknown."
                + " Move its folder away, or restore the figures of the policy.");
  }

  @Test
  void goldTable_columnThatIsNotPublic_isRefused() {
    var schema =
        new StructType()
            .add(GoldTable.column("as_of", DataTypes.DateType, "a day"))
            .add("email", DataTypes.StringType, false, "personal: as sent");

    assertThatThrownBy(() -> new GoldTable("sample", "A sample.", "as_of", schema))
        .hasMessage("Invalid table sample: email must be public");
  }

  private static List<JsonNode> actions(Path table, String kind) throws IOException {
    var actions = new ArrayList<JsonNode>();
    try (var log = Files.list(table.resolve("_delta_log"))) {
      for (var commit : log.filter(file -> file.toString().endsWith(".json")).toList()) {
        for (var line : Files.readAllLines(commit)) {
          var action = new ObjectMapper().readTree(line).get(kind);
          if (action != null) {
            actions.add(action);
          }
        }
      }
    }
    return actions;
  }
}
