package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Role;
import dev.lethe.config.policy.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What a rule does to one table.
 *
 * @param role of the controller for this table's data
 * @param columns names of the columns concerned, of an archive those that survive; never values
 * @param techniques at least one
 * @param guard what kept new child rows out where the relation has no foreign key; empty: it has
 *     one, or is the subject's own table
 */
public record Treatment(
    TableName table,
    Role role,
    List<String> columns,
    Action action,
    List<Technique> techniques,
    Optional<Guard> guard) {
  public Treatment {
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
}
