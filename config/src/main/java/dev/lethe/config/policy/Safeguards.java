package dev.lethe.config.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is true of the whole database and its stores, whatever rule runs.
 *
 * @param withoutPeople tables that hold nobody, in file order; every table of the database is
 *     either one of them or classified
 * @param neverStored what no column may hold
 * @param regions countries, or unions of them, that every store must be declared in; empty:
 *     anywhere
 * @param backups how long they may still hold what was erased; empty: nothing is promised
 * @param importsEnded absent: addresses may still be imported, and no mark of opposition ends
 */
public record Safeguards(
    Set<TableName> withoutPeople,
    Set<NeverStored> neverStored,
    List<Region> regions,
    Optional<Backups> backups,
    Optional<ImportsEnded> importsEnded) {
  public static final Safeguards NONE =
      new Safeguards(Set.of(), Set.of(), List.of(), Optional.empty(), Optional.empty());

  public Safeguards {
    withoutPeople = Collections.unmodifiableSet(new LinkedHashSet<>(withoutPeople));
    neverStored = Set.copyOf(neverStored);
    regions = List.copyOf(regions);
  }

  /** Whether a store with that declaration may be used. */
  public boolean admits(String declared) {
    return regions.isEmpty() || regions.stream().anyMatch(region -> region.contains(declared));
  }

  /** For messages. */
  public List<String> withoutPeopleByName() {
    return withoutPeople.stream().map(TableName::toString).toList();
  }
}
