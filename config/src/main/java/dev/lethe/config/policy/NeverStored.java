package dev.lethe.config.policy;

/** What a database must not hold, in whatever column: a find is an incident. */
public enum NeverStored {
  /** Numbers of payment cards. */
  CARD_NUMBERS("card-numbers");

  private final String word;

  NeverStored(String word) {
    this.word = word;
  }

  /** The word of the policy file. */
  public String word() {
    return word;
  }
}
