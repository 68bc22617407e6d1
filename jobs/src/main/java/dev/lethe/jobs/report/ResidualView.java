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
  private static final String PATTERN = "sql pattern";

  static ResidualView of(ResidualRecord record, Wording wording) {
    boolean read = record.control() != ResidualRecord.Control.OUT_OF_REACH;
    return new ResidualView(
        wording.store(record.store()),
        read ? wording.number(record.bytes()) : wording.text("dash"),
        read ? wording.word("decoder", record.decoder()) : wording.text("dash"),
        read ? found(record, wording) : promised(record, wording),
        wording.word("control", record.control().word()),
        wording.word("finding", record.finding().word()),
        kind(record.finding()));
  }

  private static String promised(ResidualRecord record, Wording wording) {
    return record
        .backups()
        .goneBy()
        .map(day -> wording.text("gone-by", wording.date(day)))
        .orElse(wording.text("dash"));
  }

  /** Identifiers are looked for by a sample; a pattern is looked for as it is. */
  private static String found(ResidualRecord record, Wording wording) {
    boolean pattern = record.decoder().startsWith(PATTERN);
    return wording.text(
        pattern ? "n-of-m" : "n-of-sample",
        wording.number(record.hits()),
        wording.number(record.tokens()));
  }

  private static String kind(ResidualRecord.Finding finding) {
    return switch (finding) {
      case CLEAN -> "clear";
      case RESIDUE -> "alarm";
      case NOT_PROVEN -> "attention";
    };
  }
}
