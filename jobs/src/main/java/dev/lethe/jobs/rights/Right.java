package dev.lethe.jobs.rights;

import java.util.Locale;

/** The right that a request exercises (GDPR art. 15 to 21). */
public enum Right {
  ACCESS,
  PORTABILITY,
  ERASURE,
  RESTRICTION,
  OPPOSITION,
  RECTIFICATION;

  /** As the register and the command line write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Right of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether an answer is a file with the person's data. */
  public boolean isAnsweredByExport() {
    return this == ACCESS || this == PORTABILITY;
  }
}
