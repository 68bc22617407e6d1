package dev.lethe.jobs.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Decision.Answered;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.sign.PolicySignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;

/** Who stands behind a controller's policy: the public keys of the settings decide. */
public final class PolicySigners {
  /** The environment in which a fictional decision counts. */
  private static final String DEMO = "demo";

  private PolicySigners() {}

  /**
   * The label of who signed exactly this version; empty: the settings name no signer, and nobody
   * vouches for the policy.
   *
   * @param today in the controller's zone
   * @throws LetheException REFUSED where signers are named and none of them signed it, or where a
   *     decision does not count
   */
  public static Optional<String> require(
      ControllerSettings settings, Policy policy, LocalDate today) {
    policy
        .decisions()
        .forEach(
            (id, d) -> d.answer().ifPresent(a -> requireCounts(settings, policy, id, a, today)));
    var keys = Approvers.keys("signer", settings.signers());
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Path file = PolicySignature.beside(settings.policy());
    Optional<String> signer = PolicySignature.signer(policy, content(file, policy), keys);
    if (signer.isEmpty()) {
      throw refused(
          policy, "%s is no signature of this version by %s".formatted(file, keys.keySet()));
    }
    return signer;
  }

  /** A decision that nobody signs is the file's writer's, not the DPO's. */
  private static void requireCounts(
      ControllerSettings settings, Policy policy, String id, Answered answer, LocalDate today) {
    if (answer.fictional() && !settings.environment().equals(DEMO)) {
      throw undecided(policy, id, "is fictional, and this is no demonstration");
    }
    if (answer.on().isAfter(today)) {
      throw undecided(policy, id, "is dated after today");
    }
    if (settings.signers().isEmpty()) {
      throw undecided(policy, id, "is signed by nobody: the settings name no signer");
    }
  }

  private static LetheException undecided(Policy policy, String id, String reason) {
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot run policy %s: the decision on %s %s. Put the question back with 'open', or have the DPO answer it with 'lethe policy decide' and sign the file."
            .formatted(policy.controller(), id, reason));
  }

  private static String content(Path file, Policy policy) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw refused(policy, "there is no signature %s".formatted(file));
    }
  }

  private static LetheException refused(Policy policy, String reason) {
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot run policy %s: %s. Have the DPO read it with 'lethe policy explain' and sign it with 'lethe policy sign'."
            .formatted(policy.controller(), reason));
  }
}
