package dev.lethe.jobs.source;

import dev.lethe.config.policy.TableName;
import java.util.List;

/** A foreign key of {@code child}. */
public record ForeignKey(
    String name, TableName child, List<String> columns, TableName parent, List<String> targets) {
  public ForeignKey {
    columns = List.copyOf(columns);
    targets = List.copyOf(targets);
  }
}
