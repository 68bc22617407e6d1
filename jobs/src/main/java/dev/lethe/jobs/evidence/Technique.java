package dev.lethe.jobs.evidence;

/** De-identification techniques in the words of ISO/IEC 20889:2018, clauses 8 and 9. */
public enum Technique {
  AGGREGATION,
  GENERALIZATION,
  RECORD_SUPPRESSION,
  LOCAL_SUPPRESSION,
  MASKING,
  PSEUDONYMIZATION;

  /** As the standard writes it. */
  public String word() {
    return Words.of(this).replace('-', ' ');
  }
}
