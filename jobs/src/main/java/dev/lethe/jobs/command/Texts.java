package dev.lethe.jobs.command;

import dev.lethe.config.explain.Language;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the commands answer, in French or English. */
final class Texts {
  private final Language language;
  private final ResourceBundle texts;

  Texts(Language language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle(
            "dev.lethe.jobs.command.texts",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String say(String key, Object... arguments) {
    return language.spaced(String.format(Locale.ROOT, texts.getString(key), arguments));
  }

  /** The text for a word of Lethe's; the word itself where a policy coined it. */
  String word(String kind, Object word) {
    String key = kind + "." + word.toString().toLowerCase(Locale.ROOT);
    return texts.containsKey(key) ? say(key) : word.toString();
  }

  TextTable table(String... headings) {
    Object[] named = new Object[headings.length];
    for (int i = 0; i < headings.length; i++) {
      named[i] = say("heading." + headings[i]);
    }
    return new TextTable(named);
  }
}
