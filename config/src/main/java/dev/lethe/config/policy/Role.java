package dev.lethe.config.policy;

/** GDPR art. 4(7) and 4(8): who decides about the data of a table. */
public enum Role {
  CONTROLLER,
  /** Delete only: no statistics may be made of a customer's data. */
  PROCESSOR
}
