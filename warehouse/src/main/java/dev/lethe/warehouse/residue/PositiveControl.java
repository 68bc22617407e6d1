package dev.lethe.warehouse.residue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.apache.commons.io.FileUtils;

/** Shows that a token would have been found: plants one in a copy, and reads the copy. */
final class PositiveControl {
  /** Where Delta keeps values: in JSON, in a string of JSON. */
  private static final String COMMIT =
      "\n{\"add\":{\"stats\":\"{\\\"maxValues\\\":{\\\"a\\\":\\\"%s\\\"}}\"}}";

  private PositiveControl() {}

  static boolean passes(StoreClass store, Path sample) throws IOException {
    var folder = Files.createTempDirectory("lethe-control");
    try {
      var token = "planted-" + UUID.randomUUID();
      var tally = new Tally(store, token::equals);
      switch (store) {
        case NAME -> tally.name(Files.createDirectory(folder.resolve("day=" + token)));
        default -> tally.file(plant(store, sample, folder.resolve("copy"), token));
      }
      return tally.hits() > 0;
    } finally {
      FileUtils.deleteDirectory(folder.toFile());
    }
  }

  private static Path plant(StoreClass store, Path sample, Path copy, String token)
      throws IOException {
    return switch (store) {
      case DATA, CHECKPOINT -> PlantedParquet.inPages(sample, copy, token);
      case DATA_FOOTER, CHECKPOINT_FOOTER -> PlantedParquet.inFooter(sample, copy, token);
      case LOG, LOG_CHECKSUM -> append(sample, copy, COMMIT.formatted(token));
      default -> append(sample, copy, "\0" + token + "\0");
    };
  }

  private static Path append(Path sample, Path copy, String text) throws IOException {
    Files.copy(sample, copy);
    return Files.write(copy, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
  }
}
