package dev.lethe.warehouse.retired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.anonymizer.gate.Dimension;
import dev.lethe.anonymizer.gate.Gate;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Document;
import dev.lethe.config.policy.Edition;
import dev.lethe.config.policy.Generalisation;
import dev.lethe.config.policy.Limits;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.Safeguards;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.warehouse.spark.SparkForTests;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RetiredPeopleTest {
  private static final TableName USERS = TableName.of("users");
  private static final Release RELEASE =
      new Release("retired_people", USERS, List.of("region", "birth_date"), 11, false);
  private static final RetiredPeople RETIRED = RetiredPeople.of(policy(), RELEASE);

  @Test
  void of_policy_takesLabelsAndDomainsFromTheGeneralisations() {
    assertThat(RETIRED.dimensions())
        .containsExactly(
            new Dimension("region", List.of("Nord", "Sud", "other")),
            new Dimension("age_band", List.of("13-24", "25+")));
    assertThat(RETIRED.table().columns()).containsExactly("as_of", "region", "age_band", "people");
  }

  @Test
  void candidate_poolOfSeveralChunks_addsUpBeforeItSuppresses() {
    var candidate =
        candidate(pool("Nord", "25+", 6), pool("Nord", "25+", 5), pool("Sud", "25+", 10));

    assertThat(candidate.published().collectAsList())
        .containsExactly(
            RowFactory.create("Nord", "25+", 11L, java.sql.Date.valueOf("2026-11-22")));
    assertThat(Gate.examine(candidate).passed()).isTrue();
  }

  @Test
  void candidate_poolThatLacksALabel_doesNotPassTheGate() {
    var candidate = candidate(RowFactory.create("{\"region\": \"Nord\"}", 30L));

    assertThat(Gate.examine(candidate).passed()).isFalse();
  }

  private static dev.lethe.anonymizer.gate.Candidate candidate(Row... rows) {
    var schema =
        new StructType().add("cell", DataTypes.StringType).add("people", DataTypes.LongType);
    Dataset<Row> pool = SparkForTests.session().createDataFrame(List.of(rows), schema);
    return RETIRED.candidate(RETIRED.cells(pool), LocalDate.of(2026, 11, 22));
  }

  private static Row pool(String region, String band, long people) {
    return RowFactory.create(
        "{\"region\": \"%s\", \"age_band\": \"%s\"}".formatted(region, band), people);
  }

  private static Policy policy() {
    var columns =
        Map.of(
            "region", column("region", new Generalisation.OneOf(List.of("Nord", "Sud"))),
            "birth_date", column("birth_date", new Generalisation.AgeBand(List.of(13, 25))));
    var users =
        new Table(
            USERS,
            "id",
            Role.CONTROLLER,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            columns,
            List.of(),
            List.of(),
            List.of());
    return new Policy(
        new ControllerId("kiosk"),
        Role.CONTROLLER,
        ZoneOffset.UTC,
        Locale.FRENCH,
        new Document("Politique", "1", Optional.empty(), Optional.empty()),
        Map.of(USERS, users),
        Map.of(),
        List.of(),
        Map.of("retired_people", RELEASE),
        List.of(),
        List.of(),
        new Limits(0.02, 0.2),
        Optional.empty(),
        Safeguards.NONE,
        Edition.UNNUMBERED,
        "00");
  }

  private static Column column(String name, Generalisation keepAs) {
    return new Column(
        name,
        Category.QUASI_IDENTIFIER,
        Optional.of(keepAs),
        Optional.empty(),
        Optional.empty(),
        Column.Precision.DAY);
  }
}
