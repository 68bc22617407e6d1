package dev.lethe.warehouse.residue;

/** The words that must be nowhere, such as the names and addresses of those who were retired. */
@FunctionalInterface
public interface Tokens {

  /**
   * Called with whole values and with the words in them; spelling and case are this side's affair.
   */
  boolean contains(String token);
}
