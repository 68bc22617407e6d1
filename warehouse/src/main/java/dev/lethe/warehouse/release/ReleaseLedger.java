package dev.lethe.warehouse.release;

/**
 * The book of releases. It outlives the warehouse's tables and decides what was published; every
 * method is one transaction, and the same call again changes nothing.
 */
public interface ReleaseLedger {

  /**
   * The reservation of this input, made now if there is none.
   *
   * @throws dev.lethe.config.LetheException REFUSED, if another input of the period was committed
   */
  Reservation reserve(ReleaseKey key, String inputDigest);

  void commit(Reservation reservation, long deltaVersion, long rows);

  /** {@code findings}: one line without any value of a cell. */
  void refuse(Reservation reservation, String findings);
}
