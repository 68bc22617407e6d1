package dev.lethe.jobs.source;

import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Then;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Retires everything that belongs to some subjects of one table, in an order the database accepts.
 */
public final class Retirements {
  private final LiveSchema schema;
  private final Table subject;
  private final List<Ownership> order;
  private final Archiving archiving;
  private final boolean archivesOwnRow;

  /**
   * @param day of archiving, in the controller's zone
   */
  public Retirements(Policy policy, LiveSchema schema, Rule rule, LocalDate day) {
    this.schema = schema;
    this.subject = policy.table(rule.subject());
    this.order = OperationOrder.of(Ownerships.of(policy, rule.subject()), schema);
    this.archiving = new Archiving(policy, schema, day);
    this.archivesOwnRow = rule.then() == Then.ARCHIVE;
  }

  /** How many rows of one ownership met which end. */
  public record Change(Ownership owned, AtExpiry how, long rows) {}

  /** In the order in which they are carried out. */
  public List<Ownership> order() {
    return order;
  }

  /** Locks the tables whose relation to the subject no foreign key protects, where so decided. */
  public void guard(JdbcClient jdbc) {
    order.stream()
        .filter(owned -> !owned.isOwnRow() && owned.path().get(0).guard() == Guard.LOCK)
        .map(owned -> owned.table().name())
        .distinct()
        .sorted()
        .forEach(
            table ->
                jdbc.sql("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE".formatted(Quoted.table(table)))
                    .update());
  }

  /**
   * Locks the rows between subject and guarded child, nearest to the subject first, so that nothing
   * new can point at them once their children are gone. Must run under the locks of the subjects'
   * rows, which keep further ones from coming.
   */
  public void lockParents(JdbcClient jdbc, List<String> keys) {
    order.stream()
        .filter(owned -> owned.path().size() > 1 && owned.path().get(0).guard() == Guard.TRIGGER)
        .flatMap(this::parents)
        .distinct()
        .sorted(Comparator.comparingInt(parent -> parent.path().size()))
        .forEach(parent -> lock(jdbc, parent, keys));
  }

  private Stream<Ownership> parents(Ownership owned) {
    return order.stream().filter(one -> owned.extendsBy(owned.path().get(0).column(), one));
  }

  private void lock(JdbcClient jdbc, Ownership owned, List<String> keys) {
    Fragment lock =
        Fragment.of("SELECT 1 FROM %s t WHERE ".formatted(Quoted.table(owned.table().name())))
            .then(statements(owned, keys).rows())
            .then(" ORDER BY %s FOR UPDATE".formatted(Quoted.column("t", owned.table().key())));
    jdbc.sql(lock.sql()).params(lock.values()).query(row -> {});
  }

  /**
   * Must run under the locks of the subjects' rows, and of {@link #lockParents}.
   *
   * @param notices where it is written down who else must erase what they keep of these rows
   */
  public List<Change> retire(JdbcClient jdbc, List<String> keys, Notices notices) {
    Map<Ownership, List<String>> shared = rememberShared(jdbc, keys);
    var changes = new ArrayList<Change>();
    for (Ownership owned : order) {
      Retirement statements = statements(owned, keys);
      boolean onlyUnused = owned.isShared() && owned.deletes();
      Fragment rows =
          onlyUnused
              ? statements.unreferenced(shared.getOrDefault(owned, List.of()))
              : statements.rows();
      notices.write(jdbc, owned, rows);
      if (archives(owned)) {
        changes.addAll(archive(jdbc, owned, keys));
      } else {
        Fragment statement = onlyUnused ? statements.delete(rows) : statements.statement();
        long changed = jdbc.sql(statement.sql()).params(statement.values()).update();
        changes.add(new Change(owned, owned.atExpiry(), changed));
      }
      requireGone(jdbc, owned, leaves(owned) ? rows : statements.notBlank());
    }
    return changes;
  }

  private boolean leaves(Ownership owned) {
    return owned.deletes() || archives(owned);
  }

  /**
   * A trigger may veto without a word, and others may put back what was deleted: what is still
   * there fails, and is never counted as done. Counted, because EXISTS makes PostgreSQL bet on a
   * first row, and there should be none.
   */
  private static void requireGone(JdbcClient jdbc, Ownership owned, Fragment rows) {
    Fragment look =
        Fragment.of(
                "SELECT count(*) > 0 FROM %s t WHERE "
                    .formatted(Quoted.table(owned.table().name())))
            .then(rows);
    if (jdbc.sql(look.sql()).params(look.values()).query(Boolean.class).single()) {
      throw SurvivingRow.of(owned.table().name());
    }
  }

  private boolean archives(Ownership owned) {
    return owned.isOwnRow() ? archivesOwnRow : owned.archives();
  }

  private List<Change> archive(JdbcClient jdbc, Ownership owned, List<String> keys) {
    Archiving.Moved moved = archiving.move(jdbc, owned, subject, statements(owned, keys).rows());
    return List.of(
        new Change(owned, AtExpiry.ARCHIVE, moved.archived()),
        new Change(owned, AtExpiry.DELETE, moved.deleted()));
  }

  private Map<Ownership, List<String>> rememberShared(JdbcClient jdbc, List<String> keys) {
    var remembered = new HashMap<Ownership, List<String>>();
    for (Ownership owned : order) {
      if (owned.isShared() && owned.deletes()) {
        Fragment read = statements(owned, keys).rememberShared();
        remembered.put(
            owned, jdbc.sql(read.sql()).params(read.values()).query(String.class).list());
      }
    }
    return remembered;
  }

  private Retirement statements(Ownership owned, List<String> keys) {
    return new Retirement(
        schema, owned, new Ownership(subject, List.of()), Keys.subselect(subject, schema, keys));
  }
}
