package dev.lethe.jobs.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Invented names and words. Datafaker makes some ten thousand values a second, a demo needs
 * millions: so each expression fills a pool once, and rows draw from the pool.
 */
final class Fakes {
  private static final int POOL = 1_000;

  private final long seed;
  private final Map<String, List<String>> pools = new HashMap<>();

  Fakes(long seed) {
    this.seed = seed;
  }

  /**
   * @param expression in Datafaker's own language, such as {@code #{Name.lastName}}
   */
  List<String> pool(Node node, Locale locale, String expression) {
    return pools.computeIfAbsent(locale + expression, key -> fill(node, locale, expression, key));
  }

  private List<String> fill(Node node, Locale locale, String expression, String key) {
    Faker faker = new Faker(locale, new Random(Draw.named(seed, key).bits(0)));
    try {
      return Stream.generate(() -> faker.expression(expression)).limit(POOL).toList();
    } catch (RuntimeException e) {
      throw node.wrong("Datafaker does not know " + expression, "See its list of providers");
    }
  }
}
