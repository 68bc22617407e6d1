package dev.lethe.warehouse.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The same figures by sorting and counting in plain Java; shares no code with what it judges. */
final class TrafficOracle {
  private static final int MINIMUM = 11;
  private static final String PERIOD = "2026-11-09 2026-11-15 ";
  private static final String COVERAGE = " 40";

  private final List<Hit> hits;
  private final List<List<Hit>> visits = new ArrayList<>();

  TrafficOracle(List<Hit> hits, long gapSeconds) {
    this.hits = hits;
    var sorted = new ArrayList<>(hits);
    sorted.sort(
        Comparator.comparingInt(Hit::visitor)
            .thenComparing(Hit::at)
            .thenComparing(Hit::referrer)
            .thenComparing(Hit::browser)
            .thenComparing(Hit::os));
    Hit last = null;
    for (var hit : sorted) {
      if (last == null
          || last.visitor() != hit.visitor()
          || Duration.between(last.at(), hit.at()).compareTo(Duration.ofSeconds(gapSeconds)) > 0) {
        visits.add(new ArrayList<>());
      }
      visits.get(visits.size() - 1).add(hit);
      last = hit;
    }
  }

  List<String> visitsBy(Function<Hit, String> value) {
    return folded(visits.stream().map(visit -> visit.get(0)).toList(), value);
  }

  List<String> views() {
    return folded(hits, Hit::page);
  }

  List<String> totals() {
    long micros = 0;
    for (var visit : visits) {
      micros +=
          Duration.between(visit.get(0).at(), visit.get(visit.size() - 1).at()).toNanos() / 1_000;
    }
    long seconds = Math.round(micros / 1e6 / visits.size());
    return List.of(PERIOD + visits.size() + " " + seconds + " " + hits.size() + COVERAGE);
  }

  private static List<String> folded(List<Hit> rows, Function<Hit, String> value) {
    var visitors = new TreeMap<String, Set<Integer>>();
    var counts = new TreeMap<String, Integer>();
    for (var row : rows) {
      visitors.computeIfAbsent(value.apply(row), v -> new HashSet<>()).add(row.visitor());
      counts.merge(value.apply(row), 1, Integer::sum);
    }
    for (var name : List.copyOf(visitors.keySet())) {
      if (!name.equals("other") && visitors.get(name).size() < MINIMUM) {
        move(name, visitors, counts);
      }
    }
    if (visitors.containsKey("other") && visitors.get("other").size() < MINIMUM) {
      visitors.keySet().stream()
          .filter(name -> !name.equals("other"))
          .min(Comparator.comparingInt((String name) -> visitors.get(name).size()))
          .ifPresent(name -> move(name, visitors, counts));
    }
    return counts.entrySet().stream()
        .map(cell -> PERIOD + cell.getKey() + " " + cell.getValue() + COVERAGE)
        .sorted()
        .toList();
  }

  private static void move(
      String name, Map<String, Set<Integer>> visitors, Map<String, Integer> counts) {
    visitors.computeIfAbsent("other", v -> new HashSet<>()).addAll(visitors.remove(name));
    counts.merge("other", counts.remove(name), Integer::sum);
  }
}
