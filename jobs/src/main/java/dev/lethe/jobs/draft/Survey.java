package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.LiveSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A database as it was found.
 *
 * @param views views, materialised views and foreign tables, which a policy cannot act on
 */
record Survey(LiveSchema schema, Map<TableName, TableSurvey> tables, List<String> views) {
  Survey {
    tables = java.util.Collections.unmodifiableMap(new TreeMap<>(tables));
    views = List.copyOf(views);
  }

  TableSurvey table(TableName name) {
    return Objects.requireNonNull(tables.get(name), name.toString());
  }
}
