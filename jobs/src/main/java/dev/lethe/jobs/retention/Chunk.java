package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Rule;
import java.util.List;

/** A few subjects of one rule, in key order. */
record Chunk(Rule rule, List<String> keys) {
  Chunk {
    keys = List.copyOf(keys);
  }

  boolean isEmpty() {
    return keys.isEmpty();
  }

  Chunk firstHalf() {
    return new Chunk(rule, keys.subList(0, keys.size() / 2));
  }

  Chunk secondHalf() {
    return new Chunk(rule, keys.subList(keys.size() / 2, keys.size()));
  }
}
