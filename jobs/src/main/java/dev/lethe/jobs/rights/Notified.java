package dev.lethe.jobs.rights;

import dev.lethe.config.policy.TableName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A death as it is notified, with what the person had decided.
 *
 * @param until only where something is to be kept
 */
public record Notified(
    TableName table,
    String key,
    Directive.Kind kind,
    LocalDate on,
    Optional<LocalDate> until,
    String proofRef,
    String approver) {

  boolean keeps() {
    return kind == Directive.Kind.RETAIN;
  }

  /** Without the key, which no message may show. */
  @Override
  public String toString() {
    return kind.word();
  }
}
