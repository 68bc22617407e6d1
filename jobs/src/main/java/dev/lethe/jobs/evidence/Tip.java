package dev.lethe.jobs.evidence;

/**
 * Where a chain ends.
 *
 * @param count records so far
 * @param hash of the last one, or 64 zeros
 */
record Tip(long count, String hash) {
  static final Tip START = new Tip(0, Hash.NONE);

  Tip after(SealedRecord record) {
    return new Tip(count + 1, record.hash());
  }
}
