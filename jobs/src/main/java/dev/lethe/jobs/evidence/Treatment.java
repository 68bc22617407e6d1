package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a rule does to one table.
 *
 * @param role of the controller for this table's data
 * @param columns names of the columns concerned, of an archive those that survive; never values
 * @param techniques at least one
 * @param guards of its relations without a foreign key
 */
public record Treatment(
    TableName table,
    Role role,
    List<String> columns,
    Action action,
    List<Technique> techniques,
    List<RelationGuard> guards) {
  public Treatment {
    guards = List.copyOf(guards);
    columns = List.copyOf(columns);
    techniques = List.copyOf(techniques);
    if (techniques.isEmpty()) {
      throw new IllegalArgumentException("Invalid treatment of %s: no technique".formatted(table));
    }
    if (role == Role.PROCESSOR && action == Action.ANONYMISE) {
      throw new IllegalArgumentException(
          "Invalid treatment of %s: a processor may only delete".formatted(table));
    }
  }

  /** The weakest of the table's guards; empty: foreign keys protect it. */
  public Optional<Guard> guard() {
    return guards.stream().map(RelationGuard::guard).max(Comparator.naturalOrder());
  }
}
