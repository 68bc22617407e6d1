package dev.lethe.anonymizer.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.anonymizer.SparkForTests;
import dev.lethe.anonymizer.gate.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class MinimumGroupTest {
  private static final SparkSession SPARK = SparkForTests.session();
  private static final Dimension OS =
      new Dimension("os", List.of("android", "ios", "kaios", "linux", "other"));
  private static final MinimumGroup THREE = new MinimumGroup(3);

  @Test
  void suppress_cellAtTheMinimum_stays() {
    var cells =
        SPARK.createDataFrame(
            List.of(RowFactory.create("a", 2L), RowFactory.create("b", 3L)),
            new StructType().add("os", DataTypes.StringType).add("people", DataTypes.LongType));

    assertThat(THREE.suppress(cells).collectAsList()).containsExactly(RowFactory.create("b", 3L));
  }

  @Test
  void fold_nothingSmall_foldsNothing() {
    assertThat(folded("android:1,2,3", "ios:4,5,6")).isEmpty();
  }

  @Test
  void fold_valuesThatReachTheMinimumTogether_foldsOnlyThem() {
    assertThat(folded("android:1,2,3", "ios:4,5", "linux:6")).containsExactly("ios", "linux");
  }

  @Test
  void fold_otherStaysSmall_takesTheSmallestOfTheRest() {
    assertThat(folded("android:1,2,3,4", "ios:5,6,7", "linux:8")).containsExactly("ios", "linux");
  }

  @Test
  void fold_naturalOtherIsSmall_takesTheSmallestOfTheRest() {
    assertThat(folded("android:1,2,3,4", "ios:5,6,7", "other:8")).containsExactly("ios");
  }

  @Test
  void fold_samePersonInSeveralSmallValues_countsOnce() {
    assertThat(folded("android:1,2,3,4", "ios:5,6", "linux:5,6", "kaios:6"))
        .containsExactly("android", "ios", "kaios", "linux");
  }

  @Test
  void fold_samePersonOften_countsOnce() {
    assertThat(folded("android:1,1,1", "ios:2,3,4", "linux:5,6,7"))
        .containsExactly("android", "ios");
  }

  @Test
  void fold_twoSmallestAlike_takesTheFirstByName() {
    assertThat(folded("linux:1,2,3", "ios:4,5,6", "kaios:7")).containsExactly("ios", "kaios");
  }

  @Test
  void fold_everybodyTogetherTooFew_leavesOneSmallOther() {
    var contributions = contributions("android:1", "ios:2");
    var fold = THREE.fold(contributions, "person", OS);

    assertThat(fold.apply(contributions).select("os").distinct().collectAsList())
        .containsExactly(RowFactory.create("other"));
  }

  @Test
  void fold_unknownValueAndNull_countAsOther() {
    var contributions = contributions("android:1,2,3", "beos:4,5", "null:6");
    var fold = THREE.fold(contributions, "person", OS);

    assertThat(fold.folded()).isEmpty();
    assertThat(peopleByOs(fold.apply(contributions)))
        .isEqualTo(Map.of("android", Set.of(1, 2, 3), "other", Set.of(4, 5, 6)));
  }

  @Test
  void fold_domainWithoutOther_isRefused() {
    var sex = new Dimension("os", List.of("android"));
    var contributions = contributions("android:1");
    assertThatThrownBy(() -> THREE.fold(contributions, "person", sex))
        .hasMessage("Invalid dimension os: its domain has no 'other'");
  }

  @Test
  void fold_randomContributions_loseNobodyAndLeaveNoSmallCell() {
    var random = new Random(20261122);
    for (int round = 0; round < 15; round++) {
      var people = 3 + random.nextInt(12);
      var rows = new ArrayList<Row>();
      for (int i = 0; i < people * 2; i++) {
        rows.add(RowFactory.create(i % people, OS.domain().get(skewed(random))));
      }
      var contributions = SPARK.createDataFrame(rows, SCHEMA);
      var shown = peopleByOs(THREE.fold(contributions, "person", OS).apply(contributions));

      assertThat(shown.values()).allMatch(cell -> cell.size() >= 3);
      assertThat(shown.values().stream().flatMap(Set::stream).distinct()).hasSize(people);
    }
  }

  private static final StructType SCHEMA =
      new StructType().add("person", DataTypes.IntegerType).add("os", DataTypes.StringType);

  private static int skewed(Random random) {
    return (int) (OS.domain().size() * Math.pow(random.nextDouble(), 3));
  }

  private static Set<String> folded(String... values) {
    return new TreeSet<>(THREE.fold(contributions(values), "person", OS).folded());
  }

  private static Dataset<Row> contributions(String... values) {
    var rows = new ArrayList<Row>();
    for (var value : values) {
      var name = value.substring(0, value.indexOf(':'));
      for (var person : value.substring(value.indexOf(':') + 1).split(",", -1)) {
        rows.add(RowFactory.create(Integer.valueOf(person), name.equals("null") ? null : name));
      }
    }
    return SPARK.createDataFrame(rows, SCHEMA);
  }

  private static Map<String, Set<Integer>> peopleByOs(Dataset<Row> rows) {
    var people = new HashMap<String, Set<Integer>>();
    for (var row : rows.collectAsList()) {
      people.computeIfAbsent(row.getString(1), os -> new HashSet<>()).add(row.getInt(0));
    }
    return people;
  }
}
