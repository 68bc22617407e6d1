package dev.lethe.jobs.evidence.verify;

import java.util.HashSet;
import java.util.Set;

/** Checks the lines of a log one after the other. */
final class LogCheck {
  private final PublicKeyFile key;
  private final Set<String> said = new HashSet<>();
  private long count;
  private String last = "0".repeat(64);

  LogCheck(PublicKeyFile key) {
    this.key = key;
  }

  void next(byte[] line) throws Flawed {
    SealedBytes record = new SealedBytes(line);
    Flawed.unless(record.text("schema").equals("lethe.run-log/1"), Flaw.NOT_CANONICAL);
    Flawed.unless(record.number("seq") == count + 1, Flaw.OUT_OF_ORDER);
    Flawed.unless(record.text("prev_hash").equals(last), Flaw.BROKEN_CHAIN);
    Flawed.unless(record.text("record_hash").equals(record.digest()), Flaw.WRONG_HASH);
    Flawed.unless(record.text("key_id").equals(key.id()), Flaw.OTHER_KEY);
    Flawed.unless(record.signedBy(key), Flaw.WRONG_SIGNATURE);
    Flawed.unless(Sums.hold(record), Flaw.WRONG_SUM);
    Flawed.unless(said.add(identity(record)), Flaw.REPEATED);
    count++;
    last = record.text("record_hash");
  }

  long count() {
    return count;
  }

  String last() {
    return last;
  }

  /** The fields that tell a run's records apart; a field that a kind lacks is empty. */
  private static String identity(SealedBytes record) {
    return String.join(
        "\n",
        record.text("run_id"),
        record.text("kind"),
        record.text("rule_id"),
        record.text("table"),
        record.text("release_id"),
        record.text("store"),
        record.text("decoder"),
        record.text("period_start"),
        record.text("period_end"),
        record.text("kind").equals("decision") ? record.text("plan_id") : "",
        record.text("decision"));
  }
}
