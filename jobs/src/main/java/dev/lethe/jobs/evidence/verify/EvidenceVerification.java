package dev.lethe.jobs.evidence.verify;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What a check of an evidence folder found.
 *
 * @param keyId SHA-256 of the public key, hex; compare it with the one on paper. Empty text where
 *     the key could not be read
 * @param records records that are in order, from the first on
 * @param lastHash hash of the last of them, or 64 zeros
 */
public record EvidenceVerification(
    String keyId, long records, String lastHash, Optional<Break> firstBreak) {

  /**
   * Where the log is first wrong.
   *
   * @param record its number, from 1; 0 for the key or the head
   */
  public record Break(long record, Flaw flaw) {}

  public boolean intact() {
    return firstBreak.isEmpty();
  }

  /** One sentence for a person, in French or English. */
  public String message(Locale locale) {
    ResourceBundle texts =
        ResourceBundle.getBundle(
            "dev.lethe.jobs.evidence.verify.flaws",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return firstBreak
        .map(b -> place(texts, b.record()) + texts.getString(b.flaw().name()))
        .orElseGet(() -> texts.getString("intact").formatted(records));
  }

  private static String place(ResourceBundle texts, long record) {
    return record == 0 ? texts.getString("not-intact") : texts.getString("at").formatted(record);
  }
}
