package dev.lethe.warehouse.residue;

/**
 * What the scan saw in one class of store; counts only.
 *
 * @param bytes size of the files
 * @param values keys and values that were decoded and looked at
 * @param hits how many of them held a token
 * @param unreadable files that could not be decoded whole, or whose purpose is unknown
 * @param positiveControl a token planted in a copy of a file of this class was found
 */
public record StoreResult(
    StoreClass store,
    long files,
    long bytes,
    long values,
    long hits,
    long unreadable,
    boolean positiveControl) {

  /** Nothing was found, and it would have been. A class without files has nothing to hide. */
  public boolean isClean() {
    return hits == 0 && unreadable == 0 && (files == 0 || positiveControl);
  }
}
