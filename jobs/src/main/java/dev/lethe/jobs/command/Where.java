package dev.lethe.jobs.command;

import dev.lethe.config.explain.Language;
import dev.lethe.jobs.settings.Installation;
import dev.lethe.jobs.settings.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** The options of every command: which installation, which language, which form of answer. */
final class Where {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder of the installation. Default: $$LETHE_CONFIG, else lethe-home.")
  private @Nullable Path home;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a setting, for instance controllers.shop.region=FR.")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  @Option(
      names = "--result-file",
      paramLabel = "FILE",
      description = "Also write the JSON document to this file.")
  private @Nullable Path resultFile;

  @Option(names = "--lang", paramLabel = "fr|en", description = "Default: the system's language.")
  private @Nullable Language lang;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  Path home() {
    if (home != null) {
      return home;
    }
    String configured = System.getenv("LETHE_CONFIG");
    return Path.of(configured == null ? "lethe-home" : configured);
  }

  Installation installation() {
    return SettingsFile.read(home(), set);
  }

  Language language() {
    return lang == null ? Language.of(Locale.getDefault()) : lang;
  }

  boolean isJson() {
    return json;
  }

  void print(PrintWriter out, Answer answer) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("schema", answer.schema());
    facts.putAll(answer.facts());
    String document = JSON.writeValueAsString(facts);
    out.println(json ? document : answer.text());
    out.flush();
    if (resultFile != null) {
      TextFile.write(resultFile, document + System.lineSeparator());
    }
  }
}
