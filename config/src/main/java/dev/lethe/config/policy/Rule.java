package dev.lethe.config.policy;

import java.util.List;
import java.util.Optional;

/**
 * One retention rule. Where two rules find the same subject due, the earlier in the file acts.
 *
 * @param conditions all must hold; none: every row of the subject's table
 * @param release name of the release that counts the subject; present if and only if {@code then}
 *     is ANONYMISE
 * @param pseudonym what is replaced; present if and only if {@code then} is PSEUDONYMISE
 * @param openDecision the question the DPO has yet to answer; a rule that has one plans but never
 *     applies
 */
public record Rule(
    String id,
    Clause clause,
    TableName subject,
    Trigger trigger,
    List<Condition> conditions,
    Then then,
    Optional<String> release,
    Optional<Pseudonym> pseudonym,
    Optional<String> openDecision) {
  public Rule {
    conditions = List.copyOf(conditions);
  }
}
