package dev.lethe.jobs.evidence.verify;

import java.util.stream.Stream;

/** The equations that a record about a rule must keep, from the fields as they stand. */
final class Sums {
  private Sums() {}

  static boolean hold(SealedBytes record) {
    return !record.text("kind").equals("rule")
        || (due(record) && remainder(record) && archived(record) && pseudonymised(record));
  }

  private static boolean due(SealedBytes record) {
    return equal(
        record,
        "n_due",
        "n_done",
        "n_returned",
        "n_held",
        "n_restricted",
        "n_failed",
        "n_quarantined",
        "n_deferred");
  }

  private static boolean remainder(SealedBytes record) {
    return !record.has("pooled")
        || (equal(record, "n_done", "pooled", "deleted_unpublished")
            && equal(record, "pooled", "published", "suppressed"));
  }

  private static boolean archived(SealedBytes record) {
    return !record.has("rows_archived")
        || equal(record, "n_done", "rows_deleted", "rows_blanked", "rows_archived");
  }

  private static boolean pseudonymised(SealedBytes record) {
    return !record.has("rows_pseudonymised")
        || equal(record, "n_done", "rows_deleted", "rows_blanked", "rows_pseudonymised");
  }

  private static boolean equal(SealedBytes record, String whole, String... parts) {
    boolean counted = Stream.of(parts).allMatch(part -> record.number(part) >= 0);
    return counted && record.number(whole) == Stream.of(parts).mapToLong(record::number).sum();
  }
}
