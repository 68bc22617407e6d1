package dev.lethe.jobs.draft;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers to a draft's questions, as a person would type them over it. */
public final class Answers {
  private String yaml;

  private Answers(String yaml) {
    this.yaml = yaml;
  }

  /** Title, version, clauses and quotes are written, and every decision is taken. */
  public static Answers to(String draft) {
    return new Answers(draft)
        .each("title: \"(TO COMPLETE|À COMPLÉTER)\"", "title: Privacy notice (invented)")
        .each("version: \"\\?\"", "version: \"1\"")
        .each("clause: \"\\?\"", "clause: \"1\"")
        .each("quote: \"(TO COMPLETE|À COMPLÉTER)\"", "quote: we keep it no longer than we said")
        .each("(?m)^    decision: .*\n", "");
  }

  /** One place, which must be there. */
  public Answers place(String before, String after) {
    assertThat(yaml).as("the draft has the place to answer").contains(before);
    yaml = yaml.replace(before, after);
    return this;
  }

  /** Removes a table, its comments and the rule that names it. */
  public Answers without(String table) {
    return each("(?m)(^  #.*\n)*^  %s:\n(^    .*\n)*".formatted(table), "")
        .each(
            "(?m)(^  #.*\n)*^  - id: .*\n    clause: .*\n    quote: .*\n    subject: %s\n(^    .*\n)*"
                .formatted(table),
            "");
  }

  private Answers each(String regex, String after) {
    assertThat(yaml).as("the draft has the place to answer").containsPattern(regex);
    yaml = yaml.replaceAll(regex, after);
    return this;
  }

  public String yaml() {
    return yaml;
  }
}
