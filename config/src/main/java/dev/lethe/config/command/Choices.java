package dev.lethe.config.command;

import dev.lethe.config.explain.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of both commands. */
final class Choices {
  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      description = "Language of the answer. Default: the one of the system.")
  private @Nullable Language language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("unused") // read by picocli
  private boolean help;

  Language language() {
    return language != null ? language : Language.of(Locale.getDefault());
  }
}
