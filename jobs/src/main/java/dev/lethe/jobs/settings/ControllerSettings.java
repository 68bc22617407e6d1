package dev.lethe.jobs.settings;

import dev.lethe.config.policy.ControllerId;
import java.nio.file.Path;
import java.util.Map;

/**
 * The stores of one controller; nothing is shared unless two controllers name the same.
 *
 * @param approvers public keys (X.509, base64) by the label that stands in reports
 * @param recipients how to reach whom the policy names under {@code elsewhere}, by name
 * @param signers public keys of those who may sign the policy, in the same form; empty: the policy
 *     is carried out unsigned, and every plan and report says so
 * @param environment such as {@code production} or {@code demo}
 * @param region where the stores are, as somebody declared it; nothing here verifies it
 * @param regions where each store is, declared one by one
 * @param operator who requests runs; a label without a name
 */
public record ControllerSettings(
    ControllerId id,
    Path policy,
    DatabaseSettings source,
    DatabaseSettings control,
    Path warehouse,
    Path evidence,
    Path keys,
    String environment,
    String region,
    Regions regions,
    String operator,
    Map<String, String> approvers,
    Map<String, String> signers,
    Map<String, RecipientSettings> recipients) {
  public ControllerSettings {
    signers = Map.copyOf(signers);
    approvers = Map.copyOf(approvers);
    recipients = Map.copyOf(recipients);
  }
}
