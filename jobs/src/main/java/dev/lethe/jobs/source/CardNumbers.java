package dev.lethe.jobs.source;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for numbers of payment cards where people or programs may have written one: in their usual
 * lengths and groups, with an issuer's first digits and a right check digit (ISO/IEC 7812-1). The
 * database does all of it; no value leaves it.
 *
 * <p>Of a table with more than {@value #ROWS} rows a sample is read, and the answer says so. Not
 * found are numbers split over columns, encrypted, or written in words, and contiguous ones of 13
 * or 14 digits: the identifiers of French companies have 14 and the same check digit; in groups,
 * more than 16 digits are not read, for the card's code often follows.
 */
public final class CardNumbers {
  private static final int ROWS = 100_000;
  private static final Set<Category> SEARCHED =
      EnumSet.of(
          Category.IDENTIFIER, Category.QUASI_IDENTIFIER, Category.FREE_TEXT, Category.ATTRIBUTE);
  private static final Pattern READABLE =
      Pattern.compile("text|citext|character.*|jsonb?|xml|hstore|bigint|numeric.*|.*\\[]");

  /** Not in a longer word or number, nor in the groups of an IBAN. */
  private static final String WRITTEN =
      "(?<![0-9A-Za-z])(?<![A-Z]{2}[0-9]{2} )(?<![0-9]{4}[ .-])"
          + "([0-9]{15,19}"
          + "|[0-9]{4}([ .-])[0-9]{4}\\2[0-9]{4}\\2[0-9]{4}"
          + "|[0-9]{4}([ .-])[0-9]{6}\\3[0-9]{4,5})"
          + "(?![0-9A-Za-z])";

  /** Visa, Mastercard, American Express, Diners, JCB, Discover, UnionPay, Maestro. */
  private static final String ISSUED =
      "^(4([0-9]{15}|[0-9]{18})"
          + "|(5[1-5][0-9]{2}|222[1-9]|22[3-9][0-9]|2[3-6][0-9]{2}|27[01][0-9]|2720)[0-9]{12}"
          + "|3[47][0-9]{13}|3(0[0-5]|[689][0-9])[0-9]{11}|35(2[89]|[3-8][0-9])[0-9]{12,15}"
          + "|(50|5[6-8]|6[0-9])[0-9]{14,17})$";

  private static final String HAS_ONE =
      """
      (%1$s ~ '[0-9]([ .-]{0,1}[0-9]){13}' AND EXISTS (
        SELECT FROM regexp_matches(%1$s, ?, 'g') AS found (parts)
        CROSS JOIN LATERAL (SELECT regexp_replace(found.parts[1], '[^0-9]', '', 'g') AS digits) d
        WHERE d.digits ~ ? AND (
          SELECT sum(CASE WHEN (length(d.digits) - i) %% 2 = 0 THEN n ELSE n * 2 / 10 + n * 2 %% 10 END) %% 10 = 0
          FROM generate_series(1, length(d.digits)) AS i
          CROSS JOIN LATERAL (SELECT substr(d.digits, i, 1)::int AS n) digit)))
      """;

  private final JdbcClient jdbc;
  private final LiveSchema schema;

  private CardNumbers(JdbcClient jdbc, LiveSchema schema) {
    this.jdbc = jdbc;
    this.schema = schema;
  }

  /** Rows of one column in which something looks like a card's number. */
  public record Found(TableName table, String column, long rows) {
    @Override
    public String toString() {
      return "%s.%s (%d)".formatted(table, column, rows);
    }
  }

  /**
   * What was seen.
   *
   * @param characters read
   * @param sampled some table was too large to be read whole
   * @param control whether a planted number was found
   */
  public record Search(List<Found> found, long characters, boolean sampled, boolean control) {
    public Search {
      found = List.copyOf(found);
    }

    public long rows() {
      return found.stream().mapToLong(Found::rows).sum();
    }
  }

  /** Every table of people in scope. */
  public static Search search(JdbcClient jdbc, Policy policy, LiveSchema schema) {
    var numbers = new CardNumbers(jdbc, schema);
    var found = new ArrayList<Found>();
    long characters = 0;
    boolean sampled = false;
    for (Table table : policy.tables().values()) {
      List<String> columns = numbers.columns(table);
      if (!columns.isEmpty()) {
        long share = numbers.share(table);
        sampled |= share < 100;
        characters += numbers.search(table.name(), columns, share, found);
      }
    }
    return new Search(found, characters, sampled, numbers.findsPlanted());
  }

  private List<String> columns(Table table) {
    LiveTable live = schema.table(table.name());
    return table.columns().values().stream()
        .filter(column -> SEARCHED.contains(column.is()))
        .map(Column::name)
        .filter(name -> READABLE.matcher(live.column(name).type()).matches())
        .toList();
  }

  /** Per cent of the table's pages. */
  private long share(Table table) {
    long rows =
        jdbc.sql("SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = ?::regclass")
            .param(Quoted.table(table.name()))
            .query(Long.class)
            .single();
    return rows <= ROWS ? 100 : Math.max(1, 100L * ROWS / rows);
  }

  private long search(TableName table, List<String> columns, long share, List<Found> found) {
    String sql =
        "SELECT %s, %s FROM %s%s"
            .formatted(
                columns.stream()
                    .map(name -> "coalesce(sum(length(%s::text)), 0)".formatted(Quoted.name(name)))
                    .collect(Collectors.joining(" + ")),
                columns.stream()
                    .map(name -> HAS_ONE.formatted(Quoted.name(name) + "::text"))
                    .map("count(*) FILTER (WHERE %s)"::formatted)
                    .collect(Collectors.joining(", ")),
                Quoted.table(table),
                share < 100 ? " TABLESAMPLE SYSTEM (%d)".formatted(share) : "");
    long[] characters = new long[1];
    jdbc.sql(sql)
        .params(patterns(columns.size()))
        .query(
            row -> {
              characters[0] = row.getLong(1);
              for (int i = 0; i < columns.size(); i++) {
                if (row.getLong(i + 2) > 0) {
                  found.add(new Found(table, columns.get(i), row.getLong(i + 2)));
                }
              }
            });
    return characters[0];
  }

  /** A number that issuers give out for tests; its neighbour fails the check digit. */
  private boolean findsPlanted() {
    String sql =
        "SELECT count(*) FILTER (WHERE %s) FROM (VALUES ('paid with 4111-1111-1111-1111'), ('paid with 4111-1111-1111-1112')) AS planted (t)"
            .formatted(HAS_ONE.formatted("t"));
    return jdbc.sql(sql).params(patterns(1)).query(Long.class).single() == 1;
  }

  private static List<Object> patterns(int columns) {
    return Collections.nCopies(columns, List.<Object>of(WRITTEN, ISSUED)).stream()
        .flatMap(List::stream)
        .toList();
  }
}
