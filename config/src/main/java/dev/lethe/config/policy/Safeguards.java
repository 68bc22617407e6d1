package dev.lethe.config.policy;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is true of the whole database and its stores, whatever rule runs.
 *
 * @param withoutPeople tables that hold nobody, in file order; every table of the database is
 *     either one of them or classified
 */
public record Safeguards(Set<TableName> withoutPeople) {
  public static final Safeguards NONE = new Safeguards(Set.of());

  public Safeguards {
    withoutPeople = Collections.unmodifiableSet(new LinkedHashSet<>(withoutPeople));
  }

  /** For messages. */
  public List<String> withoutPeopleByName() {
    return withoutPeople.stream().map(TableName::toString).toList();
  }
}
