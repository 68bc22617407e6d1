package dev.lethe.jobs.command;

import dev.lethe.jobs.rights.ExportFormat;
import dev.lethe.jobs.rights.Exported;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Where the archive of one person's data goes, and in which format. */
final class ExportTarget {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "The archive; must not exist, and not stand in one of Lethe's stores.")
  private Path output = Path.of("");

  @Option(names = "--format", paramLabel = "json|csv", description = "Default: json.")
  private ExportFormat format = ExportFormat.JSON;

  Path file() {
    return output;
  }

  ExportFormat format() {
    return format;
  }

  /**
   * @param word what was answered: {@code request} or {@code directive}
   * @param about its facts after the export
   */
  static Answer answer(
      String word, UUID id, Exported done, Map<String, Object> about, Texts texts) {
    var facts = new LinkedHashMap<>(about);
    facts.put("file", done.file().toString());
    facts.put("rows", done.rows());
    facts.put("tables", done.tables());
    return new Answer(
        "lethe." + word + "/1",
        texts.say(word + ".exported", id, done.rows(), done.tables(), done.file()),
        facts);
  }
}
