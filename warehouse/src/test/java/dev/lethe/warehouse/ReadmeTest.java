package dev.lethe.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.warehouse.query.WarehouseQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void dictionary_everyColumnOfEveryTable_isInIt() throws Exception {
    var readme = Files.readString(Path.of("README.md"));
    try (var query = new WarehouseQuery(SampleWarehouse.folder())) {
      for (var name : query.tables()) {
        var section = sectionOf(readme, name);
        for (var column : query.describe(name).columns()) {
          assertThat(section).as(name).contains("`" + column.name() + "`");
        }
      }
    }
  }

  private static String sectionOf(String readme, String table) {
    return Arrays.stream(readme.split("\n### ", -1))
        .filter(section -> section.lines().findFirst().orElse("").contains("`" + table + "`"))
        .findFirst()
        .orElseThrow();
  }
}
