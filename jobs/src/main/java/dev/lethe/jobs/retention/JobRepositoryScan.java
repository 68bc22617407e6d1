package dev.lethe.jobs.retention;

import dev.lethe.jobs.control.ControlDatabase;
import dev.lethe.warehouse.residue.Tokens;
import dev.lethe.warehouse.residue.Words;
import java.util.UUID;

/** Searches every text column of the job repository and of the control tables. */
record JobRepositoryScan(ControlDatabase control) {

  Verification.Scan scan(Tokens sought, int tokens) {
    long[] figures = new long[2];
    control.everyText(
        text -> {
          figures[0] += text.length();
          figures[1] += Words.match(text, sought) ? 1 : 0;
        });
    return new Verification.Scan(
        "job repository",
        figures[0],
        "sql text",
        tokens,
        figures[1],
        controlIsFound() ? "found" : "missed");
  }

  /** A token that another reading of the same database shows must be found by this one. */
  private boolean controlIsFound() {
    String token = UUID.randomUUID().toString();
    boolean[] found = new boolean[1];
    control.everyTextWith(token, text -> found[0] |= Words.match(text, token::equals));
    return found[0];
  }
}
