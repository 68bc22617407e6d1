package dev.lethe.jobs.source;

import dev.lethe.config.policy.ControllerId;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A relation that a trigger guards: {@code column} of {@code child} points at {@code parentColumn}
 * of {@code parent}.
 *
 * @param pointsAtSubject the column is the key of a table whose rows a plan may name
 */
record GuardedRelation(
    ControllerId controller,
    TableName child,
    String column,
    TableName parent,
    String parentColumn,
    boolean pointsAtSubject) {

  /** In file order. */
  static List<GuardedRelation> of(Policy policy) {
    return policy.tables().values().stream()
        .flatMap(
            table ->
                table.links().stream()
                    .filter(link -> link.guard() == Guard.TRIGGER)
                    .map(link -> of(policy, table, link)))
        .toList();
  }

  private static GuardedRelation of(Policy policy, Table table, Link link) {
    Table parent = policy.table(link.parent());
    return new GuardedRelation(
        policy.controller(),
        table.name(),
        link.column(),
        link.parent(),
        link.parentColumn(),
        parent.ownRow().isPresent() && parent.key().equals(link.parentColumn()));
  }

  /** Of the function, in schema {@code lethe_guard}: the names of two relations never meet. */
  String function() {
    return "guard_" + hash();
  }

  /** Fires after every other trigger of its kind, for these go by name and may change the link. */
  String trigger() {
    return "zzz_lethe_guard_" + hash();
  }

  @Override
  public String toString() {
    return "%s.%s".formatted(child, column);
  }

  private String hash() {
    try {
      String name = "%s %s.%s -> %s.%s".formatted(controller, child, column, parent, parentColumn);
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
