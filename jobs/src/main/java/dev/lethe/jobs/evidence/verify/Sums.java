package dev.lethe.jobs.evidence.verify;

import java.util.stream.Stream;

/** What the figures of a record must keep to, from the fields as they stand. */
final class Sums {
  private Sums() {}

  static boolean hold(SealedBytes record) {
    return switch (record.text("kind")) {
      case "rule" -> due(record) && remainder(record) && acted(record);
      case "rights" -> registers(record) && minors(record);
      default -> true;
    };
  }

  private static boolean acted(SealedBytes record) {
    return archived(record) && pseudonymised(record) && recontact(record);
  }

  /** What is late or pressing is open. */
  private static boolean registers(SealedBytes record) {
    return Stream.of("rights_requests", "routings", "directives")
            .allMatch(name -> within(record, name + "_open", name + "_pressing", name + "_overdue"))
        && record.number("opposition_list_size") >= 0
        && record.number("opposition_purged") >= 0;
  }

  private static boolean minors(SealedBytes record) {
    return !(record.has("minors_detected") || record.has("minors_deleted"))
        || within(record, "minors_detected", "minors_deleted");
  }

  private static boolean within(SealedBytes record, String whole, String... parts) {
    boolean counted = Stream.of(parts).allMatch(part -> record.number(part) >= 0);
    return counted && Stream.of(parts).mapToLong(record::number).sum() <= record.number(whole);
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

  private static boolean recontact(SealedBytes record) {
    return !record.has("recontact_due")
        || (equal(
                record,
                "recontact_due",
                "recontact_sent",
                "recontact_spared",
                "recontact_returned",
                "recontact_deferred")
            && equal(
                record,
                "n_done",
                "recontact_silent_deleted",
                "recontact_no_deleted",
                "recontact_spared_deleted",
                "recontact_not_in_time")
            && record.number("recontact_yes") >= 0);
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
