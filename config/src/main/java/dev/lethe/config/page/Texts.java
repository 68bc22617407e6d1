package dev.lethe.config.page;

import dev.lethe.config.explain.Language;
import dev.lethe.config.read.ListFile;
import dev.lethe.config.read.ListFile.Item;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fixed words of a page. */
public final class Texts {
  private Texts() {}

  /**
   * By key, in one language.
   *
   * @param resource list of items with {@code key}, {@code fr} and {@code en}
   */
  public static Map<String, String> of(String resource, Language language) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Item item : ListFile.shipped(resource).items()) {
      texts.put(item.text("key"), language.spaced(item.text(language.tag())));
    }
    return texts;
  }
}
