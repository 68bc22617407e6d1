package dev.lethe.config.advice;

import dev.lethe.config.read.ListFile;
import dev.lethe.config.read.ListFile.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What guidance says about one subject, in French and English; {@code guidance.yaml} holds all of
 * it.
 *
 * @param id of its advisories
 */
public record Guidance(String id, Provenance provenance, Map<String, String> texts) {
  private static final String FILE = "/dev/lethe/config/advice/guidance.yaml";

  public Guidance {
    texts = Map.copyOf(texts);
  }

  /** By id, in order. */
  public static Map<String, Guidance> all() {
    Map<String, Guidance> all = new LinkedHashMap<>();
    for (Item item : ListFile.shipped(FILE).items()) {
      Provenance provenance = Provenance.of(item.text("provenance"));
      all.put(item.text("id"), new Guidance(item.text("id"), provenance, item.texts()));
    }
    return all;
  }

  /**
   * One of its texts.
   *
   * @param language {@code fr} or {@code en}
   * @param part {@code found}, {@code guidance}, {@code source} or {@code safest}
   */
  public String text(String language, String part) {
    return Objects.requireNonNull(texts.get(language + "." + part), part);
  }

  /** How far a source may be quoted. */
  public enum Provenance {
    /** Found in the official or published text itself. */
    READ,
    /** Found in an account of it. */
    SECONDARY,
    /** General knowledge, not looked up. */
    VERIFY,
    /** A choice of Lethe's design. */
    PROPOSAL;

    static Provenance of(String word) {
      return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
