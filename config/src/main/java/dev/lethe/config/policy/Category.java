package dev.lethe.config.policy;

/** What a column is, in the words of ISO/IEC 20889. Every column in scope has exactly one. */
public enum Category {
  /** Names the row; no meaning outside the database. */
  KEY("key"),
  /** Points at another row. */
  LINK("link"),
  /** Singles a person out by itself. */
  IDENTIFIER("identifier"),
  /** Singles a person out together with others; may be generalised into a statistic. */
  QUASI_IDENTIFIER("quasi-identifier"),
  /** Written by people, may hold anything. */
  FREE_TEXT("free-text"),
  /** When the person did something: a clock may start here. */
  ACTIVITY("activity"),
  /** When something happened that was no act of the person: a debit, the end of a contract. */
  EVENT("event"),
  /** Says something about the person without singling out. */
  ATTRIBUTE("attribute"),
  /** Written by machines (triggers, migrations): never evidence of activity. */
  TECHNICAL("technical");

  private final String word;

  Category(String word) {
    this.word = word;
  }

  /** The word of the policy file. */
  public String word() {
    return word;
  }
}
