package dev.lethe.jobs.draft;

import dev.lethe.config.explain.Language;
import java.util.Locale;
import java.util.ResourceBundle;

/** Puts remarks into words, in one language. */
final class Remarks {
  private static final String BUNDLE = "dev.lethe.jobs.draft.remarks";

  private final ResourceBundle texts;

  Remarks(Language language) {
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.forLanguageTag(language.tag()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String text(Remark remark) {
    Object[] arguments =
        remark.arguments().stream()
            .map(argument -> argument instanceof Remark inner ? text(inner) : argument)
            .toArray();
    return String.format(Locale.ROOT, texts.getString(remark.key()), arguments);
  }

  String text(String key, Object... arguments) {
    return text(Remark.of(key, arguments));
  }
}
