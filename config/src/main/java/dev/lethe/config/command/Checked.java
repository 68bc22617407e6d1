package dev.lethe.config.command;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.explain.AdviceText;
import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Decision;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.Problem;
import dev.lethe.config.read.ReadPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the check of one file found.
 *
 * @param quotesChecked whether a text of the document was there to compare with
 * @param openDecisions questions that wait for the DPO
 * @param fictionalDecisions answers that were invented for a demonstration
 * @param advice what guidance advises against; refuses nothing
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
    int fictionalDecisions,
    List<AdviceText> advice,
    List<Problem> problems) {

  static Checked of(Path file, Optional<Path> document, Language language) {
    try {
      ReadPolicy read = PolicyFile.open(file, document);
      List<AdviceText> advice =
          Advice.on(read).stream().map(a -> AdviceText.of(a, language)).toList();
      return valid(file, read.policy(), document.isPresent(), advice);
    } catch (InvalidPolicyException e) {
      return new Checked(
          file.toString(), false, Optional.empty(), 0, 0, 0, false, 0, 0, List.of(), e.problems());
    }
  }

  private static Checked valid(Path file, Policy policy, boolean given, List<AdviceText> advice) {
    return new Checked(
        file.toString(),
        true,
        Optional.of(policy.sha256()),
        policy.tables().size(),
        policy.rules().size(),
        policy.duties().size(),
        given || policy.document().text().isPresent(),
        count(policy, d -> d.open().isPresent()),
        count(policy, d -> d.answer().filter(Decision.Answered::fictional).isPresent()),
        advice,
        List.of());
  }

  private static int count(Policy policy, Predicate<Decision> which) {
    return (int) policy.decisions().values().stream().filter(which).count();
  }
}
