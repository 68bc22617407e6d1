package dev.lethe.config.policy;

import java.util.List;

/**
 * A table of counts made from the people a rule retires.
 *
 * @param table name in the warehouse
 * @param by source columns that carry a generalisation, in order
 * @param minimumGroup smallest number of people in a published cell, at least 2
 * @param totals whether one line over all cells is published beside them
 */
public record Release(
    String table, TableName subject, List<String> by, int minimumGroup, boolean totals) {
  public Release {
    by = List.copyOf(by);
  }
}
