package dev.lethe.jobs.report;

import dev.lethe.jobs.evidence.DecisionRecord;

/** One decision about a plan. */
record DecisionView(
    String decision, String approver, String manner, String time, String digest, String kind) {

  static DecisionView of(DecisionRecord record, Wording wording) {
    boolean yes = record.decision() == DecisionRecord.Decision.APPROVED;
    return new DecisionView(
        wording.word("decision", record.decision().word()),
        record.approverRef(),
        wording.word("approval", record.manner().word()),
        wording.time(record.decidedAt(), record.run().timezone()),
        record.planDigest(),
        yes ? "clear" : "attention");
  }
}
