package dev.lethe.config.command;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the check of one file found.
 *
 * @param quotesChecked whether a text of the document was there to compare with
 * @param openDecisions rules that plan but do not apply
 */
record Checked(
    String file,
    boolean valid,
    Optional<String> sha256,
    int tables,
    int rules,
    int duties,
    boolean quotesChecked,
    int openDecisions,
    List<Problem> problems) {

  static Checked of(Path file, Optional<Path> document) {
    try {
      return valid(file, PolicyFile.read(file, document), document.isPresent());
    } catch (InvalidPolicyException e) {
      return new Checked(file.toString(), false, Optional.empty(), 0, 0, 0, false, 0, e.problems());
    }
  }

  private static Checked valid(Path file, Policy policy, boolean given) {
    return new Checked(
        file.toString(),
        true,
        Optional.of(policy.sha256()),
        policy.tables().size(),
        policy.rules().size(),
        policy.duties().size(),
        given || policy.document().text().isPresent(),
        (int) policy.rules().stream().filter(rule -> rule.openDecision().isPresent()).count(),
        List.of());
  }
}
