package dev.lethe.config.coverage;

import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.ListFile;
import dev.lethe.config.read.ListFile.Item;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a published document obliges its controller to, clause by clause. */
public record Obligations(String controller, List<Obligation> clauses) {
  private static final Set<String> KEYS = Set.of("id", "section", "fr", "en");

  public Obligations {
    clauses = List.copyOf(clauses);
  }

  /**
   * One clause.
   *
   * @param section of the document
   * @param fr what it obliges, in one line
   * @param en the same in English
   */
  public record Obligation(String id, String section, String fr, String en) {
    public String in(String language) {
      return language.equals("fr") ? fr : en;
    }

    /** Whether a rule or duty of this id answers the clause: its own id, or one that begins so. */
    boolean isAnsweredBy(String rule) {
      return rule.equals(id) || rule.startsWith(id + "-");
    }
  }

  /**
   * Reads a list.
   *
   * @throws InvalidPolicyException where it is no list of clauses
   */
  public static Obligations read(Path path) {
    ListFile file = ListFile.read(path);
    if (!file.head().keySet().equals(Set.of("controller"))) {
      throw file.invalid(
          1, "Invalid list of clauses: write 'controller: ID' and 'clauses:', nothing else.");
    }
    Map<String, Integer> seen = new HashMap<>();
    file.items().forEach(item -> examine(file, item, seen));
    return new Obligations(
        String.valueOf(file.head().get("controller")),
        file.items().stream().map(Obligations::obligation).toList());
  }

  private static Obligation obligation(Item item) {
    return new Obligation(item.text("id"), item.text("section"), item.text("fr"), item.text("en"));
  }

  private static void examine(ListFile file, Item item, Map<String, Integer> seen) {
    if (!item.texts().keySet().equals(KEYS)) {
      throw file.invalid(
          item.line(),
          "Invalid clause: write id, section, fr and en, was %s."
              .formatted(String.join(", ", item.texts().keySet())));
    }
    Integer first = seen.putIfAbsent(item.text("id"), item.line());
    if (first != null) {
      throw file.invalid(
          item.line(),
          "Duplicate clause '%s': it stands on line %d as well. Keep one of them."
              .formatted(item.text("id"), first));
    }
  }
}
