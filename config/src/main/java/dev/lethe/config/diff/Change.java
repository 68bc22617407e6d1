package dev.lethe.config.diff;

import dev.lethe.config.explain.Language;

/**
 * One difference.
 *
 * @param at id of a rule, name of a table or column, or the key of the file that changed
 * @param before as the earlier version has it; empty: nothing
 */
public record Change(Kind kind, String at, String before, String after) {

  /** Whether data that were collected under the earlier version could be kept longer. */
  public boolean longer() {
    return kind.longer();
  }

  public String sentence(Language language) {
    return kind.words(language).formatted(at, before, after);
  }
}
