package dev.lethe.jobs.source;

import dev.lethe.config.policy.Guard;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Retires everything that belongs to some subjects of one table, in an order the database accepts.
 */
public final class Retirements {
  private final LiveSchema schema;
  private final Table subject;
  private final List<Ownership> order;

  public Retirements(Policy policy, LiveSchema schema, TableName subject) {
    this.schema = schema;
    this.subject = policy.table(subject);
    this.order = OperationOrder.of(Ownerships.of(policy, subject), schema);
  }

  /** How many rows one ownership changed. */
  public record Change(Ownership owned, long rows) {}

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

  /** Must run under the locks of the subjects' rows. */
  public List<Change> retire(JdbcClient jdbc, List<String> keys) {
    Map<Ownership, List<String>> shared = rememberShared(jdbc, keys);
    var changes = new ArrayList<Change>();
    for (Ownership owned : order) {
      Fragment statement =
          owned.isShared() && owned.deletes()
              ? statements(owned, keys).deleteUnreferenced(shared.getOrDefault(owned, List.of()))
              : statements(owned, keys).statement();
      changes.add(new Change(owned, jdbc.sql(statement.sql()).params(statement.values()).update()));
    }
    return changes;
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
