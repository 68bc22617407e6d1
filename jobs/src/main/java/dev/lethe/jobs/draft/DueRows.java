package dev.lethe.jobs.draft;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Then;
import dev.lethe.jobs.source.Due;
import dev.lethe.jobs.source.DueConditions;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SchemaCheck;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * How many rows two versions of a policy find due, rule by rule, in read-only transactions. Each
 * rule is counted by itself: that the first of two takes a row, holds and restrictions are left to
 * the plan.
 */
public final class DueRows {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ReadOnlyDatabase database;
  private final LiveSchema schema;
  private final LocalDate asOf;

  private DueRows(ReadOnlyDatabase database, LiveSchema schema, LocalDate asOf) {
    this.database = database;
    this.schema = schema;
    this.asOf = asOf;
  }

  /**
   * One rule.
   *
   * @param before rows that the earlier version finds due; 0 where it has no such rule, -1 where it
   *     does not fit the database
   */
  public record Count(String rule, long before, long after) {}

  /** The rules of both versions, in the order of the new one. */
  public static List<Count> count(DataSource source, Policy before, Policy after, LocalDate asOf) {
    var database = new ReadOnlyDatabase(source, PATIENCE);
    LiveSchema schema = database.read("read the schema", jdbc -> new Introspection(jdbc).read());
    var rows = new DueRows(database, schema, asOf);
    Set<String> ids = new LinkedHashSet<>();
    Stream.of(after, before).forEach(one -> one.rules().forEach(rule -> ids.add(rule.id())));
    boolean beforeFits = SchemaCheck.problems(before, schema).isEmpty();
    boolean afterFits = SchemaCheck.problems(after, schema).isEmpty();
    var counts = new ArrayList<Count>();
    for (String id : ids) {
      counts.add(
          new Count(
              id, beforeFits ? rows.due(before, id) : -1, afterFits ? rows.due(after, id) : -1));
    }
    return counts;
  }

  /**
   * Where Lethe is not installed, nothing is a pseudonym yet: every row counts that is old enough.
   */
  private Rule countable(Rule rule) {
    return rule.pseudonym().isEmpty() || knowsPseudonyms()
        ? rule
        : new Rule(
            rule.id(),
            rule.clause(),
            rule.subject(),
            rule.trigger(),
            rule.conditions(),
            Then.DELETE,
            Optional.empty(),
            Optional.empty(),
            rule.decision(),
            rule.recontact());
  }

  private boolean knowsPseudonyms() {
    return database.read(
        "look for schema lethe",
        jdbc ->
            jdbc.sql(
                    "SELECT coalesce(bool_or(has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')), false) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'lethe' AND c.relname = 'pseudonym'")
                .query(Boolean.class)
                .single());
  }

  private long due(Policy policy, String id) {
    Optional<Rule> rule = policy.rules().stream().filter(one -> one.id().equals(id)).findFirst();
    return rule.map(one -> due(policy, one)).orElse(0L);
  }

  private long due(Policy policy, Rule rule) {
    Due due = DueConditions.of(policy, schema, countable(rule), asOf);
    String count = "SELECT count(*) FROM %s s WHERE ".formatted(Quoted.table(rule.subject()));
    return database.read(
        "count what is due",
        jdbc ->
            jdbc.sql(count + due.included().sql())
                .params(due.included().values())
                .query(Long.class)
                .single());
  }
}
