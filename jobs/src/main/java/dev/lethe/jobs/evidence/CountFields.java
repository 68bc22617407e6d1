package dev.lethe.jobs.evidence;

import java.util.Optional;

/** How many subjects, what became of them in the statistics, and how many were asked before. */
final class CountFields {
  private CountFields() {}

  static void write(FieldWriter fields, Counts counts) {
    fields
        .number("n_examined", counts.examined())
        .number("n_due", counts.due())
        .number("n_done", counts.done())
        .number("n_returned", counts.returned())
        .number("n_held", counts.held())
        .number("n_restricted", counts.restricted())
        .number("n_failed", counts.failed())
        .number("n_quarantined", counts.quarantined())
        .number("n_deferred", counts.deferred());
  }

  static Counts counts(FieldReader fields) {
    return new Counts(
        fields.number("n_examined"),
        fields.number("n_due"),
        fields.number("n_done"),
        fields.number("n_returned"),
        fields.number("n_held"),
        fields.number("n_restricted"),
        fields.number("n_failed"),
        fields.number("n_quarantined"),
        fields.number("n_deferred"));
  }

  static void write(FieldWriter fields, Remainder remainder) {
    fields
        .number("pooled", remainder.pooled())
        .number("deleted_unpublished", remainder.deletedUnpublished())
        .number("published", remainder.published())
        .number("suppressed", remainder.suppressed());
  }

  static Optional<Remainder> remainder(FieldReader fields) {
    return fields.has("pooled")
        ? Optional.of(
            new Remainder(
                fields.number("pooled"),
                fields.number("deleted_unpublished"),
                fields.number("published"),
                fields.number("suppressed")))
        : Optional.empty();
  }

  static void write(FieldWriter fields, Recontacted asked) {
    fields
        .number("recontact_due", asked.due())
        .number("recontact_sent", asked.sent())
        .number("recontact_spared", asked.spared())
        .number("recontact_returned", asked.returned())
        .number("recontact_deferred", asked.deferred())
        .number("recontact_yes", asked.yes())
        .number("recontact_silent_deleted", asked.silentDeleted())
        .number("recontact_no_deleted", asked.noDeleted())
        .number("recontact_spared_deleted", asked.sparedDeleted())
        .number("recontact_not_in_time", asked.notInTime());
  }

  static Optional<Recontacted> recontacted(FieldReader fields) {
    return fields.has("recontact_due")
        ? Optional.of(
            new Recontacted(
                fields.number("recontact_due"),
                fields.number("recontact_sent"),
                fields.number("recontact_spared"),
                fields.number("recontact_returned"),
                fields.number("recontact_deferred"),
                fields.number("recontact_yes"),
                fields.number("recontact_silent_deleted"),
                fields.number("recontact_no_deleted"),
                fields.number("recontact_spared_deleted"),
                fields.number("recontact_not_in_time")))
        : Optional.empty();
  }
}
