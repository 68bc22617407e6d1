package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where each store is, as somebody declared it. Nothing here verifies it: no program can tell where
 * a disk stands.
 *
 * @param declared a country's code, or what begins with one: {@code FR, provider and town}
 * @param by who declared it, by function; a label without a name
 */
public record Regions(Map<Store, String> declared, String by) {
  public Regions {
    declared = Map.copyOf(declared);
  }

  /**
   * Every store must be declared, in a region of the policy.
   *
   * @throws LetheException INVALID, and names each store that is not
   */
  public void require(Policy policy) {
    List<Region> regions = policy.safeguards().regions();
    List<String> problems = regions.isEmpty() ? List.of() : problems(policy);
    if (!problems.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot work on %s: its policy keeps every store in %s, and %s. Move the store, or declare where it is under controllers.%1$s.regions."
              .formatted(
                  policy.controller(),
                  regions.stream().map(Region::code).collect(Collectors.joining(" or ")),
                  String.join("; ", problems)));
    }
  }

  private List<String> problems(Policy policy) {
    var problems = new ArrayList<String>();
    for (Store store : Store.values()) {
      Optional<String> where = Optional.ofNullable(declared.get(store));
      if (where.isEmpty()) {
        problems.add("'%s' is not declared".formatted(store.word()));
      } else if (!policy.safeguards().admits(where.get())) {
        problems.add("'%s' is declared in %s".formatted(store.word(), where.get()));
      }
    }
    return problems;
  }

  /** For people: every store and its declaration. */
  public String said() {
    return declared.isEmpty()
        ? "no store is declared"
        : declared.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(store -> store.getKey().word() + " " + store.getValue())
            .collect(Collectors.joining(", "));
  }
}
