package dev.lethe.jobs.source;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * No table is overlooked: each one of a schema in scope is classified, or is said to hold nobody. A
 * schema is in scope if the policy names a table of it. What such a table holds is not looked at;
 * only a foreign key that leads from it to people gives it away.
 */
final class ScopeCheck {
  /** Of the job repository, which stands here too where the control database is this one. */
  private static final Set<String> JOB_REPOSITORY =
      Set.of(
          "batch_job_instance",
          "batch_job_execution",
          "batch_job_execution_params",
          "batch_job_execution_context",
          "batch_step_execution",
          "batch_step_execution_context");

  private final Policy policy;
  private final LiveSchema schema;

  private ScopeCheck(Policy policy, LiveSchema schema) {
    this.policy = policy;
    this.schema = schema;
  }

  /** Every problem, each with its remedy. */
  static List<String> problems(Policy policy, LiveSchema schema) {
    var check = new ScopeCheck(policy, schema);
    var problems = new ArrayList<String>();
    check.unlisted().map(ScopeCheck::unlisted).forEach(problems::add);
    policy.safeguards().withoutPeople().forEach(name -> problems.addAll(check.nobody(name)));
    return problems;
  }

  private Stream<TableName> unlisted() {
    Set<String> schemas =
        Stream.concat(
                policy.tables().keySet().stream(), policy.safeguards().withoutPeople().stream())
            .map(TableName::schema)
            .collect(Collectors.toSet());
    return schema.tables().keySet().stream()
        .filter(name -> schemas.contains(name.schema()))
        .filter(name -> !policy.tables().containsKey(name))
        .filter(name -> !policy.safeguards().withoutPeople().contains(name))
        .filter(name -> !isJobRepository(name));
  }

  private boolean isJobRepository(TableName name) {
    return JOB_REPOSITORY.contains(name.table().toLowerCase(Locale.ROOT))
        && schema.tables().keySet().stream().anyMatch(t -> t.schema().equals("lethe_control"));
  }

  private static String unlisted(TableName name) {
    return "Table %s is not in the policy. Add it under 'tables' with its columns if it holds people's data, or under 'without-people' if it holds nobody's."
        .formatted(name);
  }

  private List<String> nobody(TableName name) {
    return schema
        .find(name)
        .map(
            live -> live.foreignKeys().stream().filter(this::leadsToPeople).map(this::led).toList())
        .orElseGet(
            () ->
                List.of(
                    "Table %s does not exist. Restore it, or remove it from 'without-people'."
                        .formatted(name)));
  }

  /** A row that is shared, such as an address, is not a person's alone: others may point at it. */
  private boolean leadsToPeople(ForeignKey key) {
    Table parent = policy.tables().get(key.parent());
    return parent != null
        && (parent.ownRow().isPresent()
            || parent.links().stream().anyMatch(link -> !link.reversed()));
  }

  private String led(ForeignKey key) {
    String columns = String.join(",", key.columns());
    return "Table %1$s stands under 'without-people', but %1$s.%2$s references %3$s, so its rows lead to people. Add it under 'tables' with 'via: %2$s -> %3$s.%4$s'."
        .formatted(key.child(), columns, key.parent(), String.join(",", key.targets()));
  }
}
