package dev.lethe.config.policy;

import java.util.List;

/**
 * How rows of a table belong to a person: {@code column -> parent.parentColumn}, or {@code column
 * <- parent.parentColumn} where the parent row points here.
 *
 * @param column of the owned table
 * @param reversed the arrow is {@code <-}: the row may be shared, and is deleted only when nothing
 *     references it any more
 * @param owns the columns of the row that are the person's, in file order; empty: the whole row
 */
public record Link(
    String column,
    TableName parent,
    String parentColumn,
    boolean reversed,
    AtExpiry atExpiry,
    List<String> owns,
    Guard guard) {
  public Link {
    owns = List.copyOf(owns);
  }

  /** As the policy writes it. */
  public String via() {
    return "%s %s %s.%s".formatted(column, reversed ? "<-" : "->", parent, parentColumn);
  }
}
