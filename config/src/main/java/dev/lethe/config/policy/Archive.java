package dev.lethe.config.policy;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * The intermediate archive of one table: what of a row survives its retirement, and how long.
 *
 * @param columns those that survive beside the key, in file order
 * @param from the column of the same table whose day a period counts from; empty, or null in a row:
 *     the day of archiving
 * @param terms the first whose conditions hold is the row's; the last has none
 */
public record Archive(List<String> columns, Optional<Event> from, List<Term> terms) {
  public Archive {
    columns = List.copyOf(columns);
    terms = List.copyOf(terms);
  }

  /**
   * How long rows stay in the archive, and what says so.
   *
   * @param id unique among terms, rules and duties
   * @param conditions on the row as it was when it was archived; all must hold
   * @param decision what the text leaves open; until it is answered nothing is purged by the term
   */
  public record Term(
      String id,
      Clause clause,
      Period keep,
      List<Condition> conditions,
      Optional<Decision> decision) {
    public Term {
      conditions = List.copyOf(conditions);
    }

    /** The question the DPO has yet to answer. */
    public Optional<String> openDecision() {
      return decision.flatMap(Decision::open);
    }
  }
}
