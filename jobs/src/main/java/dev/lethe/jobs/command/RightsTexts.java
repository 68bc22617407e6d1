package dev.lethe.jobs.command;

import java.util.Locale;
import java.util.ResourceBundle;

/** What the commands about persons' rights answer, in French or English. */
final class RightsTexts {
  private final ResourceBundle texts;

  private RightsTexts(ResourceBundle texts) {
    this.texts = texts;
  }

  static RightsTexts in(Where where) {
    return new RightsTexts(
        ResourceBundle.getBundle(
            "dev.lethe.jobs.command.rights",
            where.language(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  String say(String key, Object... arguments) {
    return String.format(Locale.ROOT, texts.getString(key), arguments);
  }

  TextTable table(String... headings) {
    Object[] named = new Object[headings.length];
    for (int i = 0; i < headings.length; i++) {
      named[i] = say("heading." + headings[i]);
    }
    return new TextTable(named);
  }
}
