package dev.lethe.anonymizer.pseudonym;

import dev.lethe.config.policy.ControllerId;

/**
 * Which key: each controller, purpose and epoch has one of its own, so that two of them cannot be
 * brought together by their pseudonyms.
 *
 * @param purpose as the policy names it
 */
public record KeyName(ControllerId controller, String purpose, Epoch epoch) {

  /** Fit for a file name, and no two alike: neither part holds a dot. */
  @Override
  public String toString() {
    return "%s.%s.%s".formatted(controller, purpose, epoch);
  }
}
