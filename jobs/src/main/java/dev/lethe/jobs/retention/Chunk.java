package dev.lethe.jobs.retention;

import dev.lethe.config.policy.TableName;
import java.util.List;

/** A few subjects of one rule, in key order; their table, as the plan names it. */
record Chunk(String rule, TableName subject, List<String> keys) {
  Chunk {
    keys = List.copyOf(keys);
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  Chunk firstHalf() {
    return new Chunk(rule, subject, keys.subList(0, keys.size() / 2));
  }

  Chunk secondHalf() {
    return new Chunk(rule, subject, keys.subList(keys.size() / 2, keys.size()));
  }
}
