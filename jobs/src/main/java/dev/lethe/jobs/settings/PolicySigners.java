package dev.lethe.jobs.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.sign.PolicySignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Who stands behind a controller's policy: the public keys of the settings decide. */
public final class PolicySigners {
  private PolicySigners() {}

  /**
   * The label of who signed exactly this version; empty: the settings name no signer, and nobody
   * vouches for the policy.
   *
   * @throws LetheException REFUSED where signers are named and none of them signed it
   */
  public static Optional<String> require(ControllerSettings settings, Policy policy) {
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
