package dev.lethe.config.policy;

/**
 * The circuit breaker, per rule, as shares of the subject table's rows from 0 to 1.
 *
 * @param approveAbove a plan up to this share approves itself
 * @param refuseAbove a plan above this share is refused
 */
public record Limits(double approveAbove, double refuseAbove) {
  public Limits {
    if (!(approveAbove >= 0 && approveAbove <= refuseAbove && refuseAbove <= 1)) {
      throw new IllegalArgumentException(
          "Invalid limits: 0 <= approve-above <= refuse-above <= 100% must hold");
    }
  }
}
