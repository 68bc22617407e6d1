package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.ResidualRecord;

/** The search of one store; {@code kind} is the word for style sheets. */
record ResidualView(
    String store,
    String bytes,
    String decoder,
    String found,
    String control,
    String finding,
    String kind) {

  static ResidualView of(ResidualRecord record, Wording wording) {
    boolean read = record.control() != ResidualRecord.Control.OUT_OF_REACH;
    return new ResidualView(
        wording.word("store", record.store()),
        read ? wording.number(record.bytes()) : wording.text("dash"),
        read ? record.decoder() : wording.text("dash"),
        read
            ? wording.text("n-of-m", wording.number(record.hits()), wording.number(record.tokens()))
            : wording.text("dash"),
        wording.word("control", record.control().word()),
        wording.word("finding", record.finding().word()),
        kind(record.finding()));
  }

  private static String kind(ResidualRecord.Finding finding) {
    return switch (finding) {
      case CLEAN -> "clear";
      case RESIDUE -> "alarm";
      case NOT_PROVEN -> "attention";
    };
  }
}
