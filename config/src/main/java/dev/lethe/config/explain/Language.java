package dev.lethe.config.explain;

import java.util.Locale;

/** A language in which Lethe speaks to people. */
public enum Language {
  FR(Locale.FRANCE, "Français"),
  EN(Locale.UK, "English");

  private final Locale locale;
  private final String ownName;

  Language(Locale locale, String ownName) {
    this.locale = locale;
    this.ownName = ownName;
  }

  /** As on the command line: {@code fr}. */
  public String tag() {
    return locale.getLanguage();
  }

  /** For numbers and dates. */
  public Locale locale() {
    return locale;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** French for every French locale, English for all others. */
  public static Language of(Locale locale) {
    return locale.getLanguage().equals("fr") ? FR : EN;
  }

  /** What stands between a label and its text. */
  public String colon() {
    return wording().colon();
  }

  /** French sets its marks off with a space that must not end a line. */
  public String spaced(String text) {
    return this == FR ? text.replaceAll(" (?=[:;?!»%])|(?<=«) ", "\u00a0") : text;
  }

  Wording wording() {
    return this == FR ? new French() : new English();
  }

  @Override
  public String toString() {
    return tag();
  }
}
