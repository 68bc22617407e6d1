package dev.lethe.warehouse.residue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.warehouse.SampleWarehouse;
import dev.lethe.warehouse.spark.SparkForTests;
import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeScanTest {
  private static final SparkSession SPARK = SparkForTests.session();
  private static final String TOKEN = "amina.njoya@example.org";
  private static final Set<StoreClass> EVERY_GOLD_CLASS =
      EnumSet.of(
          StoreClass.DATA,
          StoreClass.DATA_FOOTER,
          StoreClass.LOG,
          StoreClass.LOG_CHECKSUM,
          StoreClass.NAME,
          StoreClass.BLOCK_CHECKSUM);

  @TempDir Path lake;

  @BeforeEach
  void copyTheSample() throws IOException {
    FileUtils.copyDirectory(SampleWarehouse.folder().toFile(), lake.toFile());
  }

  @Tag("KM-14")
  @Tag("KM-16")
  @Test
  void scan_publishedWarehouse_isCleanAndEveryClassIsProven() {
    var residue = scan();

    assertThat(residue.isClean()).isTrue();
    assertThat(residue.hits()).isZero();
    for (var store : residue.stores()) {
      assertThat(store.positiveControl())
          .as(store.store().name())
          .isEqualTo(EVERY_GOLD_CLASS.contains(store.store()));
      assertThat(store.files() > 0).isEqualTo(store.positiveControl());
    }
  }

  @Test
  void scan_knownPublicWord_isFoundWhereItWasWritten() {
    var found = new LakeScan(lake).scan("Extrême-Nord"::equals);

    assertThat(classesWithHits(found))
        .containsExactlyInAnyOrder(
            StoreClass.DATA, StoreClass.DATA_FOOTER, StoreClass.LOG, StoreClass.LOG_CHECKSUM);
  }

  @Test
  void scan_valueDeletedFromATable_isFoundInEveryVersionEverWritten() {
    var table = lake.resolve("gold/leak").toString();
    leak(table);
    DeltaTable.forPath(SPARK, table).delete("email = '" + TOKEN + "'");

    assertThat(DeltaTable.forPath(SPARK, table).toDF().where("email = '" + TOKEN + "'").isEmpty())
        .isTrue();
    assertThat(classesWithHits(scan()))
        .containsExactlyInAnyOrder(
            StoreClass.DATA, StoreClass.DATA_FOOTER, StoreClass.LOG, StoreClass.LOG_CHECKSUM);
  }

  @Test
  void scan_valueInACheckpoint_isFound() throws Exception {
    var table = lake.resolve("gold/leak").toString();
    leak(table);
    var engine = DefaultEngine.create(new Configuration());
    Table.forPath(engine, table).checkpoint(engine, 0);

    var residue = scan();

    assertThat(classesWithHits(residue))
        .contains(StoreClass.CHECKPOINT, StoreClass.CHECKPOINT_FOOTER);
    assertThat(residue.stores())
        .filteredOn(
            s ->
                EnumSet.of(StoreClass.CHECKPOINT, StoreClass.CHECKPOINT_FOOTER).contains(s.store()))
        .allMatch(StoreResult::positiveControl);
  }

  @Test
  void scan_valueInAFolderName_isFound() throws Exception {
    Files.createDirectories(lake.resolve("gold/leak/email=amina.njoya%40example.org"));

    assertThat(classesWithHits(scan())).containsExactly(StoreClass.NAME);
  }

  @Test
  void scan_valueInABlockChecksum_isFound() throws Exception {
    Files.write(
        lake.resolve("gold/.part-0.parquet.crc"),
        ("crc\0\0" + TOKEN + "\0").getBytes(StandardCharsets.UTF_8));

    assertThat(classesWithHits(scan())).containsExactly(StoreClass.BLOCK_CHECKSUM);
  }

  @Test
  void scan_fileOfUnknownPurpose_isSearchedAndNeverClean() throws Exception {
    Files.writeString(lake.resolve("gold/notes.txt"), "nothing");

    var residue = scan();

    assertThat(residue.hits()).isZero();
    assertThat(residue.isClean()).isFalse();
    Files.writeString(lake.resolve("gold/notes.txt"), "to: <" + TOKEN + ">");
    assertThat(classesWithHits(scan())).containsExactly(StoreClass.UNKNOWN);
  }

  @Test
  void scan_damagedFile_isNeverClean() throws Exception {
    Files.writeString(lake.resolve("gold/broken.parquet"), "PAR1 nothing more");

    assertThat(scan().isClean()).isFalse();
  }

  @Test
  void scan_result_holdsNoValue() {
    leak(lake.resolve("gold/leak").toString());

    assertThat(scan().toString()).doesNotContain("amina").doesNotContain("njoya");
  }

  private Residue scan() {
    return new LakeScan(lake).scan(TOKEN::equals);
  }

  private static Set<StoreClass> classesWithHits(Residue residue) {
    return residue.stores().stream()
        .filter(store -> store.hits() > 0)
        .map(StoreResult::store)
        .collect(Collectors.toSet());
  }

  private static void leak(String table) {
    SPARK
        .createDataFrame(
            List.of(RowFactory.create(1, TOKEN), RowFactory.create(2, "b@example.org")),
            new StructType().add("id", DataTypes.IntegerType).add("email", DataTypes.StringType))
        .coalesce(1)
        .write()
        .format("delta")
        .save(table);
  }
}
