package dev.lethe.jobs.retention;

import java.util.List;

/**
 * A few lines of the plan, in key order: subjects of one rule, or entries of one term of an
 * archive.
 *
 * @param rule id of the rule or term
 * @param table as the plan names it
 */
record Chunk(String rule, String table, List<String> keys) {
  Chunk {
    keys = List.copyOf(keys);
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  Chunk firstHalf() {
    return new Chunk(rule, table, keys.subList(0, keys.size() / 2));
  }

  Chunk secondHalf() {
    return new Chunk(rule, table, keys.subList(keys.size() / 2, keys.size()));
  }
}
