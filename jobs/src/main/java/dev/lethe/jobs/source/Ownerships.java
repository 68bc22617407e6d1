package dev.lethe.jobs.source;

import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that belongs to the subjects of one table. A row belongs through another row only
 * where the whole of that row is owned: the buyer's order mentions the seller's listing, and yet
 * its payment is not the seller's.
 */
public final class Ownerships {
  private Ownerships() {}

  public static List<Ownership> of(Policy policy, TableName subject) {
    var found = new ArrayList<Ownership>();
    extend(policy, new Ownership(policy.table(subject), List.of()), found);
    return List.copyOf(found);
  }

  private static void extend(Policy policy, Ownership base, List<Ownership> found) {
    found.add(base);
    if (!base.isOwnRow() && !ownsWholeRow(base.path().get(0))) {
      return;
    }
    for (Table table : policy.tables().values()) {
      for (Link link : table.links()) {
        if (link.parent().equals(base.table().name()) && !revisits(base, table, link)) {
          extend(policy, longer(base, table, link), found);
        }
      }
    }
  }

  private static boolean ownsWholeRow(Link link) {
    return link.owns().isEmpty() && !link.reversed();
  }

  private static boolean revisits(Ownership base, Table table, Link link) {
    return base.table().name().equals(table.name())
        || base.reads().contains(table.name())
        || base.path().contains(link);
  }

  private static Ownership longer(Ownership base, Table table, Link link) {
    var path = new ArrayList<Link>();
    path.add(link);
    path.addAll(base.path());
    return new Ownership(table, path);
  }
}
