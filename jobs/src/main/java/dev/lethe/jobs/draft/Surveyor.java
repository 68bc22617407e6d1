package dev.lethe.jobs.draft;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.LiveColumn;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.LiveTable;
import dev.lethe.jobs.source.Quoted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the catalogue and a bounded sample of every table, table by table. */
final class Surveyor {
  /** Of a longer value, only the beginning is looked at. */
  private static final int LONGEST = 1_000;

  /** A table this many times larger than its sample is read here and there, not from the start. */
  private static final int LARGE = 20;

  /** Whole pages are drawn, of at most 291 rows: with 30 expected, none is drawn once in e³⁰. */
  private static final long ROWS_OF_THIRTY_PAGES = 30 * 291;

  private final ReadOnlyDatabase database;
  private final int sample;

  Surveyor(ReadOnlyDatabase database, int sample) {
    this.database = database;
    this.sample = sample;
  }

  Survey survey() {
    LiveSchema schema = database.read("read the schema", jdbc -> new Introspection(jdbc).read());
    Catalogue catalogue = database.read("read the catalogue", Catalogue::read);
    var tables = new TreeMap<TableName, TableSurvey>();
    schema.tables().values().forEach(live -> tables.put(live.name(), table(live, catalogue)));
    return new Survey(schema, tables, catalogue.views());
  }

  private TableSurvey table(LiveTable live, Catalogue catalogue) {
    long estimate = catalogue.rows().getOrDefault(live.name(), -1L);
    Optional<Map<String, Profile>> profiles =
        database.readIfPossible(
            jdbc -> Optional.of(sample(jdbc, live, estimate)), Optional.empty());
    return new TableSurvey(
        live,
        catalogue.primaryKeys().getOrDefault(live.name(), List.of()),
        profiles.map(read -> rows(read, estimate)).orElse(estimate),
        profiles.isPresent(),
        profiles.orElse(Map.of()));
  }

  private long rows(Map<String, Profile> profiles, long estimate) {
    long seen = profiles.values().stream().mapToLong(Profile::rows).max().orElse(0);
    if (seen < sample && !isLarge(estimate)) {
      return seen;
    }
    return estimate < seen ? -1 : estimate;
  }

  private Map<String, Profile> sample(JdbcClient jdbc, LiveTable live, long estimate) {
    var profilers = new LinkedHashMap<String, Profiler>();
    live.columns()
        .values()
        .forEach(
            column ->
                profilers.put(
                    column.name(), new Profiler(TypeKind.of(column.type()).candidates())));
    jdbc.sql(select(live, estimate))
        .query(
            row -> {
              int position = 0;
              for (Profiler profiler : profilers.values()) {
                profiler.add(row.getString(++position));
              }
            });
    return profilers.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().profile()));
  }

  private String select(LiveTable live, long estimate) {
    String values =
        live.columns().values().stream().map(Surveyor::value).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s%s LIMIT %d"
        .formatted(
            values, Quoted.table(live.name()), isLarge(estimate) ? some(estimate) : "", sample);
  }

  /** The order keeps the limit from taking the first pages only. */
  private String some(long estimate) {
    long drawn = Math.max(10L * sample, ROWS_OF_THIRTY_PAGES);
    return " TABLESAMPLE SYSTEM (%s) ORDER BY random()"
        .formatted(Math.min(100, 100.0 * drawn / estimate));
  }

  private boolean isLarge(long estimate) {
    return estimate > (long) LARGE * sample;
  }

  private static String value(LiveColumn column) {
    return TypeKind.of(column.type()).isReadable()
        ? "left(%s::text, %d)".formatted(Quoted.name(column.name()), LONGEST)
        : "NULL";
  }
}
