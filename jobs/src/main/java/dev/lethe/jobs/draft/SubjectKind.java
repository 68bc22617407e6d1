package dev.lethe.jobs.draft;

import java.util.Locale;
import java.util.Optional;

/** Why each row of a table is taken for a person, or stands for one. In the order of the file. */
enum SubjectKind {
  PERSON("P3Y"),
  STAFF("P3Y"),
  VISITOR("P25M"),
  /** Its rows single people out and belong to nobody who is known. */
  ROWS("P25M");

  private final String period;

  SubjectKind(String period) {
    this.period = period;
  }

  /** What a table's name announces. */
  static Optional<SubjectKind> ofTable(String table) {
    return Dictionary.TABLES
        .meaningAtEnd(table)
        .map(word -> valueOf(word.toUpperCase(Locale.ROOT)));
  }

  /** A period to start the discussion with. */
  String period() {
    return period;
  }

  Remark remark() {
    return Remark.of("subject." + name().toLowerCase(Locale.ROOT));
  }
}
