package dev.lethe.warehouse.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the commits of a Delta table say of themselves. Spark would plan several queries over the
 * log to answer; the answer is nearly always in the newest file.
 */
record CommitLog(Path table) {
  private static final Pattern COMMIT = Pattern.compile("\\d{20}\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The version whose commit bears the text; empty if none does, or the log has forgotten it. */
  Optional<Long> versionBearing(String userMetadata) {
    try {
      return newestFirst().stream()
          .filter(commit -> bears(commit, userMetadata))
          .map(CommitLog::version)
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot read the log of table %s: %s. Let this user read the warehouse, or restore it."
              .formatted(table.getFileName(), e.getClass().getSimpleName()));
    }
  }

  private List<Path> newestFirst() throws IOException {
    try (var files = Files.list(table.resolve("_delta_log"))) {
      return files
          .filter(file -> COMMIT.matcher(file.getFileName().toString()).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  private static boolean bears(Path commit, String userMetadata) {
    try (var actions = JSON.readerFor(JsonNode.class).<JsonNode>readValues(commit.toFile())) {
      while (actions.hasNextValue()) {
        var said = actions.nextValue().path("commitInfo").path("userMetadata");
        if (said.isTextual()) {
          return said.textValue().equals(userMetadata);
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long version(Path commit) {
    return Long.parseLong(commit.getFileName().toString().substring(0, 20));
  }
}
