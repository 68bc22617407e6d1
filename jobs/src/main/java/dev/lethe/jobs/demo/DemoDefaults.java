package dev.lethe.jobs.demo;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * What {@code demo.yaml} of a demo folder says about the whole.
 *
 * @param asOf the day for which the histories were written; for another day, those with a calendar
 *     date of their own may have another outcome than their label says
 * @param people how many, unless the command says otherwise
 * @param seed another seed gives other people
 * @param locale of the names
 * @param populations files, in the order in which their tables are filled
 */
public record DemoDefaults(
    LocalDate asOf, int people, long seed, Locale locale, List<String> populations) {

  public static DemoDefaults read(Path folder) {
    Node node = Node.read(folder.resolve("demo.yaml"));
    node.only("as-of", "people", "seed", "locale", "populations");
    return new DemoDefaults(
        date(node.get("as-of")),
        (int) node.get("people").whole(),
        node.get("seed").whole(),
        Locale.forLanguageTag(node.get("locale").text()),
        node.get("populations").items().stream().map(Node::text).toList());
  }

  private static LocalDate date(Node node) {
    try {
      return LocalDate.parse(node.text());
    } catch (DateTimeException e) {
      throw node.wrong("'" + node.text() + "' is no date", "Write 2026-03-01");
    }
  }
}
