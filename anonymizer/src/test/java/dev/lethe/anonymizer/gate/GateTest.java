package dev.lethe.anonymizer.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.anonymizer.SparkForTests;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each attack must let a sound release pass, and catch one that is broken in just its own way. */
class GateTest {
  private static final SparkSession SPARK = SparkForTests.session();
  private static final StructType CELLS =
      new StructType()
          .add("region", DataTypes.StringType)
          .add("age_band", DataTypes.StringType)
          .add("people", DataTypes.LongType);
  private static final List<Dimension> DIMENSIONS =
      List.of(
          new Dimension("region", List.of("nord", "sud", "other")),
          new Dimension("age_band", List.of("18-24", "25+")));
  private static final Row[] POOL = {
    cell("nord", "18-24", 11),
    cell("nord", "25+", 40),
    cell("sud", "18-24", 6),
    cell("sud", "25+", 5)
  };

  @Test
  void examine_soundRelease_passes() {
    var verdict = Gate.examine(release(62L, cell("nord", "18-24", 11), cell("nord", "25+", 40)));

    assertThat(verdict.findings())
        .extracting(Finding::attack)
        .containsExactly("group-size", "domain", "differencing");
    assertThat(verdict.passed()).isTrue();
    assertThat(verdict.findings()).extracting(Finding::examined).containsExactly(2L, 2L, 1L);
  }

  @Tag("KM-14")
  @Test
  void examine_cellBelowTheMinimum_failsGroupSize() {
    assertThat(failures(release(null, cell("nord", "25+", 40), cell("sud", "18-24", 6))))
        .containsExactly("group-size 1/2");
  }

  @Test
  void examine_smallCellWithALargerNumber_failsGroupSize() {
    assertThat(failures(release(null, cell("sud", "18-24", 60)))).containsExactly("group-size 1/1");
  }

  @Test
  void examine_cellNobodyPooled_failsGroupSize() {
    assertThat(failures(release(null, cell("other", "25+", 12)))).containsExactly("group-size 1/1");
  }

  @Test
  void examine_peopleMissing_failsGroupSize() {
    var row = RowFactory.create("nord", "25+", null);
    assertThat(failures(release(null, row))).containsExactly("group-size 1/1");
  }

  @Test
  void examine_wordOutsideTheDomain_failsDomain() {
    var pool = new Row[] {cell("villa 12", "25+", 30)};
    assertThat(failures(candidate(pool, null, pool))).containsExactly("domain 1/1");
  }

  @Test
  void examine_nullInADimension_failsDomain() {
    var pool = new Row[] {cell(null, "25+", 30)};
    assertThat(failures(candidate(pool, null, pool))).containsExactly("domain 1/1");
  }

  @Test
  void examine_cellNamedTwice_failsDomain() {
    var twice = new Row[] {cell("nord", "25+", 20), cell("nord", "25+", 20)};
    assertThat(failures(release(null, twice))).containsExactly("domain 1/2");
  }

  @Tag("KM-14")
  @Tag("KM-20")
  @Test
  void examine_textColumnThatIsNoDimension_failsDomain() {
    var sound = release(null, cell("nord", "25+", 40));
    var note = sound.published().withColumn("note", functions.lit("x"));
    assertThat(failures(sound.withRows(sound.pooled(), note))).containsExactly("domain 1/1");
  }

  @Test
  void examine_dimensionWithoutDomain_isInconclusiveAndBlocks() {
    var sound = release(null, cell("nord", "25+", 40));
    var verdict =
        Gate.examine(
            new Candidate(
                "t",
                List.of(new Dimension("region", List.of()), DIMENSIONS.get(1)),
                11,
                sound.pooled(),
                sound.published(),
                Optional.empty()));

    assertThat(verdict.findings())
        .extracting(Finding::result)
        .containsExactly(Result.PASS, Result.INCONCLUSIVE, Result.PASS);
    assertThat(verdict.passed()).isFalse();
  }

  @Test
  void examine_remainderOfOneCell_failsDifferencing() {
    var pool = new Row[] {cell("nord", "25+", 40), cell("sud", "25+", 5)};
    assertThat(failures(candidate(pool, 45L, pool[0]))).containsExactly("differencing 1/1");
  }

  @Test
  void examine_remainderOfOneLargeCell_failsDifferencing() {
    var pool = new Row[] {cell("nord", "25+", 40), cell("sud", "25+", 50)};
    assertThat(failures(candidate(pool, 90L, pool[0]))).containsExactly("differencing 1/1");
  }

  @Test
  void examine_remainderOfTwoCellsBelowTheMinimum_failsDifferencing() {
    var pool = new Row[] {cell("nord", "25+", 40), cell("sud", "25+", 5), cell("sud", "18-24", 5)};
    assertThat(failures(candidate(pool, 50L, pool[0]))).containsExactly("differencing 1/1");
  }

  @Test
  void examine_totalThatIsNotTheSum_failsDifferencing() {
    assertThat(failures(release(63L, cell("nord", "18-24", 11), cell("nord", "25+", 40))))
        .containsExactly("differencing 1/1");
  }

  @Test
  void examine_nothingPublished_passes() {
    assertThat(Gate.examine(release(null)).passed()).isTrue();
  }

  @Test
  void examine_tableOfOneCellWithoutDimensions_isJudgedLikeAnyOther() {
    var all =
        SPARK.createDataFrame(
            List.of(RowFactory.create(10L)), new StructType().add("people", DataTypes.LongType));
    var candidate = new Candidate("t", List.of(), 11, all, all, Optional.empty());
    assertThat(failures(candidate)).containsExactly("group-size 1/1");
  }

  @Test
  void judge_attackThatThrows_countsAsFailedAndItsMessageIsDropped() {
    Attack broken =
        new Attack() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public Finding on(Candidate candidate) {
            throw new IllegalStateException("Amina Njoya, +237 699 00 00 00");
          }
        };
    var verdict = new Gate(List.of(broken)).judge(release(null));

    assertThat(verdict.passed()).isFalse();
    assertThat(verdict)
        .hasToString("broken FAIL (0 of 0; must run; it ended with IllegalStateException)");
  }

  @Test
  void passed_noAttackRan_isFalse() {
    assertThat(new Verdict(List.of()).passed()).isFalse();
  }

  @Test
  void candidate_minimumOfOne_isRefused() {
    var none = cells();
    assertThatThrownBy(() -> new Candidate("t", List.of(), 1, none, none, Optional.empty()))
        .hasMessage("Invalid minimum group 1: a group of one is a person");
  }

  private static List<String> failures(Candidate candidate) {
    return Gate.examine(candidate).findings().stream()
        .filter(finding -> finding.result() != Result.PASS)
        .map(finding -> finding.attack() + " " + finding.breaches() + "/" + finding.examined())
        .toList();
  }

  private static Candidate release(Long total, Row... published) {
    return candidate(POOL, total, published);
  }

  private static Candidate candidate(Row[] pool, Long total, Row... published) {
    return new Candidate(
        "t", DIMENSIONS, 11, cells(pool), cells(published), Optional.ofNullable(total));
  }

  private static Dataset<Row> cells(Row... rows) {
    return SPARK.createDataFrame(List.of(rows), CELLS);
  }

  private static Row cell(String region, String ageBand, long people) {
    return RowFactory.create(region, ageBand, people);
  }
}
