package dev.lethe.jobs.report;

import java.util.Locale;

/** The languages of Lethe. */
public enum Language {
  FR(Locale.FRANCE, "Français"),
  EN(Locale.UK, "English");

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  /** French for French, English for everything else. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("fr") ? FR : EN;
  }

  Locale locale() {
    return locale;
  }

  String tag() {
    return locale.getLanguage();
  }

  String ownName() {
    return ownName;
  }
}
