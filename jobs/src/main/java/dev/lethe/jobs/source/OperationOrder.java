package dev.lethe.jobs.source;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.util.ArrayList;
import java.util.List;

/**
 * The order in which what belongs to a subject is retired: a row goes after everything that is
 * found through it and after everything that references it.
 */
public final class OperationOrder {
  private OperationOrder() {}

  public static List<Ownership> of(List<Ownership> ownerships, LiveSchema schema) {
    var waiting = new ArrayList<>(ownerships);
    var order = new ArrayList<Ownership>();
    while (!waiting.isEmpty()) {
      Ownership next =
          waiting.stream()
              .filter(last -> waiting.stream().noneMatch(first -> goesBefore(first, last, schema)))
              .findFirst()
              .orElseThrow(() -> cycle(waiting));
      waiting.remove(next);
      order.add(next);
    }
    return List.copyOf(order);
  }

  private static boolean goesBefore(Ownership first, Ownership last, LiveSchema schema) {
    return !first.equals(last)
        && (isFoundThrough(first, last) || references(first, last, schema) || uses(first, last));
  }

  /** A shared row goes after those of its users that the subject owns, foreign key or not. */
  private static boolean uses(Ownership one, Ownership other) {
    return other.isShared()
        && !one.table().name().equals(other.table().name())
        && other.table().links().stream()
            .anyMatch(link -> link.reversed() && link.parent().equals(one.table().name()));
  }

  /** A shared row is remembered before anything is touched, so it needs no one to be found. */
  private static boolean isFoundThrough(Ownership one, Ownership other) {
    if (one.isShared() || !one.reads().contains(other.table().name())) {
      return false;
    }
    return other.deletes() || other.isOwnRow() || isFoundBy(one, other);
  }

  /** A link column that {@code other} blanks is one that {@code one} is found by. */
  private static boolean isFoundBy(Ownership one, Ownership other) {
    return one.path().contains(other.path().get(0));
  }

  private static boolean references(Ownership one, Ownership other, LiveSchema schema) {
    return other.deletes()
        && !one.table().name().equals(other.table().name())
        && schema.table(one.table().name()).foreignKeys().stream()
            .anyMatch(key -> key.parent().equals(other.table().name()));
  }

  private static LetheException cycle(List<Ownership> waiting) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot order the deletion of %s: each must go before another. Blank a link instead of deleting its row."
            .formatted(waiting));
  }
}
