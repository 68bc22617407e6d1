package dev.lethe.jobs.report;

import dev.lethe.config.policy.Clause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One fictional person of the demo, before and after the run. The one place where values of a
 * person are shown; they were invented by a generator.
 *
 * @param clause the clause that retired the person
 * @param before rows by table: each a list of labels and values, in order
 * @param after the same tables; one without rows is empty
 */
public record DemoStory(
    Clause clause,
    Map<String, List<Map<String, String>>> before,
    Map<String, List<Map<String, String>>> after) {
  public DemoStory {
    before = new LinkedHashMap<>(before);
    after = new LinkedHashMap<>(after);
  }
}
