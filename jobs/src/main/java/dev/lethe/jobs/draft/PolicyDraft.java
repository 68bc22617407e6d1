package dev.lethe.jobs.draft;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.TableName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * Drafts a policy for a database: reads the catalogue and a bounded sample of each table, writes
 * nothing. The draft says what it is unsure of; it does not know the law or the published document.
 */
public final class PolicyDraft {
  /** Longest that one statement may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private PolicyDraft() {}

  /**
   * Reads the database and writes down what it is taken for.
   *
   * @throws dev.lethe.config.LetheException if the database cannot be reached or its catalogue not
   *     read; a table that cannot be read is drafted without a sample, and says so
   */
  public static DraftedPolicy of(DataSource source, DraftRequest request) {
    var database = new ReadOnlyDatabase(source, PATIENCE);
    Survey survey = new Surveyor(database, request.sample()).survey();
    Relations relations = Relations.of(survey, database, request.sample());
    List<TableDraft> tables = tables(survey, relations);
    var text = new PolicyText(request, survey);
    String yaml = text.write(tables);
    return new DraftedPolicy(
        yaml,
        text.questions(),
        names(PolicyText.subjects(tables), any -> true),
        names(tables, table -> table.belonging() instanceof Belonging.Nobody),
        names(tables, table -> table.belonging() instanceof Belonging.Unspeakable),
        categories(tables));
  }

  private static List<TableDraft> tables(Survey survey, Relations relations) {
    var columns = new LinkedHashMap<TableName, Map<String, ColumnDraft>>();
    survey
        .tables()
        .values()
        .forEach(table -> columns.put(table.name(), Classifier.columns(table, relations)));
    var tables = new ArrayList<TableDraft>();
    Belongings.of(survey, relations, columns)
        .forEach(
            (name, belonging) ->
                tables.add(
                    TableDraft.of(
                        survey.table(name),
                        belonging,
                        java.util.Objects.requireNonNull(columns.get(name)))));
    return tables;
  }

  private static List<TableName> names(List<TableDraft> tables, Predicate<TableDraft> which) {
    return tables.stream().filter(which).map(TableDraft::name).toList();
  }

  private static Map<TableName, Map<String, Category>> categories(List<TableDraft> tables) {
    var categories = new LinkedHashMap<TableName, Map<String, Category>>();
    for (TableDraft table : tables) {
      var columns = new LinkedHashMap<String, Category>();
      table.columns().forEach((name, column) -> columns.put(name, column.category()));
      categories.put(table.name(), columns);
    }
    return categories;
  }
}
