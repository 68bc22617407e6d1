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
 * @param decision what the text leaves open; a rule plans but never applies until it is answered
 * @param recontact whom the rule asks before it acts, and how; empty: nobody
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
    Optional<Decision> decision,
    Optional<Recontact> recontact) {
  public Rule {
    conditions = List.copyOf(conditions);
  }

  /** The question the DPO has yet to answer. */
  public Optional<String> openDecision() {
    return decision.flatMap(Decision::open);
  }

  /** Whether a question of the DPO keeps the rule from asking anybody. */
  public boolean asksNobody() {
    return openDecision().isPresent() || recontact.flatMap(Recontact::openDecision).isPresent();
  }
}
