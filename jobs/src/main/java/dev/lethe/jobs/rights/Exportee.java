package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.TableName;
import java.util.UUID;

/**
 * Whose data are exported, and in answer to what.
 *
 * @param id of the request or directive
 * @param word how messages and the file call it
 * @param right how far the export reaches
 */
record Exportee(UUID id, String word, TableName table, String key, Right right) {

  /**
   * @throws LetheException INVALID where it asks neither for access nor for portability
   */
  static Exportee of(RightsRequest request) {
    if (!request.right().isAnsweredByExport()) {
      throw RequestRegister.cannot(
          "export", request.id(), "it asks neither for access nor for portability");
    }
    return new Exportee(
        request.id(),
        "request",
        request.table(),
        request.subjectKey().orElseThrow(),
        request.right());
  }

  /**
   * All that the person could have had.
   *
   * @throws LetheException INVALID where nothing is to be handed over
   */
  static Exportee of(Directive directive) {
    if (directive.kind() != Directive.Kind.COMMUNICATE) {
      throw DirectiveRegister.cannot("export", directive.id(), "it hands nothing over");
    }
    return new Exportee(
        directive.id(),
        "directive",
        directive.table(),
        directive.subjectKey().orElseThrow(),
        Right.ACCESS);
  }

  LetheException gone() {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot export %s %s: the person's row is no longer in %s. Close the %s."
            .formatted(word, id, table, word));
  }

  /** Without the key, which no message may show. */
  @Override
  public String toString() {
    return "%s %s".formatted(word, id);
  }
}
