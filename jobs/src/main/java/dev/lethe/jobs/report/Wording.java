package dev.lethe.jobs.report;

import dev.lethe.config.explain.Language;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/** Texts, numbers and dates in one language. Patterns are our own: the JDKs differ in theirs. */
final class Wording {
  private static final String BUNDLE = "dev.lethe.jobs.report.texts";
  private static final String RECIPIENT = "recipient ";

  private final Language language;
  private final ResourceBundle texts;

  Wording(Language language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE,
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Language language() {
    return language;
  }

  /** Arguments are texts: numbers are formatted by their meaning before. */
  String text(String key, String... arguments) {
    String pattern = language.spaced(texts.getString(key));
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, language.locale()).format(arguments);
  }

  /** The text for one, or for any other number. */
  String counted(String key, long number) {
    return text(key + (number == 1 ? "-one" : "-many"), number(number));
  }

  /** The text for a word of the log; the word itself where the policy coined it. */
  String word(String kind, String word) {
    return word(kind, word, word);
  }

  /** The text for a word of the log, or {@code otherwise}. */
  String word(String kind, String word, String otherwise) {
    String key = kind + "-" + word.replace(' ', '-');
    return texts.containsKey(key) ? text(key) : otherwise;
  }

  /** A store by its name in the log; a recipient's own name stays. */
  String store(String name) {
    return name.startsWith(RECIPIENT)
        ? text("store-recipient", name.substring(RECIPIENT.length()))
        : word("store", name);
  }

  /** All texts, for templates. */
  Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    texts.keySet().forEach(key -> all.put(key, text(key)));
    return all;
  }

  String number(long number) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(language.locale());
    symbols.setGroupingSeparator(language == Language.FR ? '\u202f' : ',');
    return new DecimalFormat("#,##0", symbols).format(number);
  }

  String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(day(date.getDayOfMonth()), language.locale()).format(date);
  }

  String time(Instant instant, ZoneId zone) {
    ZonedDateTime local = instant.atZone(zone);
    return DateTimeFormatter.ofPattern(day(local.getDayOfMonth()) + ", HH:mm", language.locale())
        .format(local);
  }

  /** The first day of a month is "1er" in French. */
  private String day(int ofMonth) {
    return language == Language.FR && ofMonth == 1 ? "d'er' MMMM uuuu" : "d MMMM uuuu";
  }
}
