package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.diff.Change;
import dev.lethe.config.diff.PolicyDiff;
import dev.lethe.config.diff.Promise;
import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The versions of a policy that were carried out, as they were written. Data are collected under a
 * promise: what the version before promised holds for them, and a later one may shorten it only.
 *
 * <p>The memory stands in schema {@code lethe} of the source database; who may write there may also
 * make it forget.
 */
final class AppliedPolicies {
  private final Controller controller;

  AppliedPolicies(Controller controller) {
    this.controller = controller;
  }

  /** A version that was carried out. */
  record Applied(String sha256, int version, String text) {}

  /** The newest first. */
  private List<Applied> all() {
    return controller
        .source()
        .as(
            SourceRole.PLANNER,
            "read the policies applied before",
            jdbc ->
                jdbc.sql(
                        "SELECT sha256, version, text FROM lethe.applied_policy WHERE controller = ? ORDER BY applied_at DESC")
                    .param(controller.name())
                    .query(
                        (row, n) ->
                            new Applied(
                                row.getString("sha256"),
                                row.getInt("version"),
                                row.getString("text")))
                    .list());
  }

  /** To be called before anybody is touched. An erasure on request carries out no rule of it. */
  void remember() {
    if (!isOnRequest()) {
      String text = text();
      controller
          .source()
          .as(
              SourceRole.APPLIER,
              "remember the policy",
              jdbc ->
                  jdbc.sql(
                          """
                          INSERT INTO lethe.applied_policy (controller, sha256, version, text, applied_at)
                          VALUES (?, ?, ?, ?, ?)
                          ON CONFLICT (controller, sha256) DO UPDATE SET applied_at = EXCLUDED.applied_at
                          """)
                      .params(
                          controller.name(),
                          controller.policy().sha256(),
                          controller.policy().edition().number(),
                          text,
                          OffsetDateTime.now(controller.clock()))
                      .update());
    }
  }

  /**
   * Compares the policy with the version applied last, and rules that waited in it with the version
   * in which they acted.
   *
   * @throws LetheException INVALID where it could keep longer what is already collected, and says
   *     no decision; or where a signed version is not counted up
   */
  void requireNothingLonger() {
    if (!isOnRequest()) {
      List<Applied> all = all();
      if (!all.isEmpty() && !all.get(0).sha256().equals(controller.policy().sha256())) {
        compare(all.get(0), all.subList(1, all.size()));
      }
    }
  }

  private void compare(Applied applied, List<Applied> earlier) {
    if (!controller.settings().signers().isEmpty()
        && controller.policy().edition().number() <= applied.version()) {
      throw cannot(
          "it is version %d, and version %d was carried out already"
              .formatted(controller.policy().edition().number(), applied.version()),
          "Count 'version' up and have the file signed again");
    }
    Policy last = read(applied);
    Policy now = policy();
    requireAnswers(PolicyDiff.of(last, now).unanswered());
    Policy promise = Promise.of(last, () -> earlier.stream().map(this::read), now);
    List<Change> longer = PolicyDiff.of(promise, now).undecided(now);
    if (!longer.isEmpty()) {
      throw cannot(
          "data already collected could be kept longer than version %d promised"
              .formatted(applied.version()),
          longer,
          "Take these changes back, or, where the law asks for them, record the decision under 'lengthened' with the 'at' named here and after: \"%s\""
              .formatted(applied.sha256()));
    }
  }

  /** A rule that waited may act once the DPO has answered, not because nobody asks any more. */
  private void requireAnswers(List<Change> unanswered) {
    if (!unanswered.isEmpty()) {
      throw cannot(
          "a question that waited was taken away without an answer",
          unanswered,
          "Put it back, and record the DPO's answer with 'lethe policy decide'");
    }
  }

  private static String lines(List<Change> changes) {
    return String.join(
        System.lineSeparator() + "  ",
        changes.stream()
            .map(change -> change.sentence(Language.EN) + " At: " + change.at())
            .toList());
  }

  private Policy read(Applied applied) {
    try {
      return PolicyFile.remembered(
          "the version applied before", applied.text().getBytes(StandardCharsets.UTF_8));
    } catch (InvalidPolicyException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot compare policy %s with the version applied before: this program cannot read that one any more. Compare them with the program that applied it."
              .formatted(controller.name()));
    }
  }

  /** As the file says, whatever rules this run was given. */
  private Policy policy() {
    return PolicyFile.remembered(
        controller.settings().policy().toString(), text().getBytes(StandardCharsets.UTF_8));
  }

  private String text() {
    try {
      byte[] bytes = Files.readAllBytes(controller.settings().policy());
      String text = new String(bytes, StandardCharsets.UTF_8);
      if (PolicyFile.sha256(bytes).equals(controller.policy().sha256())) {
        return text;
      }
    } catch (IOException e) {
      // As good as changed: what was read at the start is not there any more.
    }
    throw new LetheException(
        ExitCode.INVALID,
        "Cannot use policy %s: its file changed while it was in use. Run the command again."
            .formatted(controller.name()));
  }

  private boolean isOnRequest() {
    return controller.policy().rules().stream()
        .anyMatch(rule -> rule.trigger() instanceof Trigger.Requested);
  }

  private LetheException cannot(String reason, List<Change> changes, String remedy) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot run policy %s: %s.%n  %s%n%s."
            .formatted(controller.name(), reason, lines(changes), remedy));
  }

  private LetheException cannot(String reason, String remedy) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot run policy %s: %s. %s.".formatted(controller.name(), reason, remedy));
  }
}
