package dev.lethe.config.glossary;

import dev.lethe.config.read.ListFile;
import dev.lethe.config.read.ListFile.Item;
import java.util.List;

/** Every word that a person writes in a policy file; {@code glossary.yaml} is the source. */
public final class Glossary {
  private static final String FILE = "/dev/lethe/config/glossary/glossary.yaml";

  private Glossary() {}

  /**
   * One word in one language.
   *
   * @param words of the file that the entry explains
   * @param term of the field, in the language asked for
   * @param means one sentence without its full stop
   */
  public record Entry(List<String> words, String term, String means) {
    public Entry {
      words = List.copyOf(words);
    }
  }

  /**
   * In the order of a policy file.
   *
   * @param language {@code fr} or {@code en}
   */
  public static List<Entry> in(String language) {
    return ListFile.shipped(FILE).items().stream().map(item -> entry(item, language)).toList();
  }

  private static Entry entry(Item item, String language) {
    return new Entry(
        List.of(item.text("word").split(", ", -1)),
        item.text(language + ".term"),
        item.text(language + ".means"));
  }
}
