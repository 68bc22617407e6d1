package dev.lethe.config.command;

import dev.lethe.config.explain.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of both commands. */
final class Choices {
  @Option(
      names = "--lang",
      paramLabel = "fr|en",
      description = "Language of the answer. Default: the one of the system.")
  private @Nullable Language language;

  Language language() {
    return language != null ? language : Language.of(Locale.getDefault());
  }
}
