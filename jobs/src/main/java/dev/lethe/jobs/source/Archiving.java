package dev.lethe.jobs.source;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Table;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Moves rows to the intermediate archive. One statement deletes them and keeps what it deleted: a
 * row that appears meanwhile is neither lost nor kept twice. Whose time in the archive is over
 * before it begins does not enter it.
 */
final class Archiving {
  private final Policy policy;
  private final LiveSchema schema;
  private final LocalDate day;

  /**
   * @param day of archiving, in the controller's zone: the plan's as-of date
   */
  Archiving(Policy policy, LiveSchema schema, LocalDate day) {
    this.policy = policy;
    this.schema = schema;
    this.day = day;
  }

  /** Rows that left their table: to the archive, and for good. */
  record Moved(long archived, long deleted) {}

  /**
   * @param rows which of {@code t} go
   * @param subject whose rows they are
   */
  Moved move(JdbcClient jdbc, Ownership owned, Table subject, Fragment rows) {
    Fragment move =
        Fragment.of("WITH gone AS (DELETE FROM %s t WHERE ".formatted(table(owned)))
            .then(rows)
            .then(" RETURNING ")
            .then(kept(owned, subject))
            .then("), kept AS (INSERT INTO lethe_archive.entry (controller, table_name, row_key,")
            .then(" subject_table, subject_key, term_id, columns, archived_on, purge_after)")
            .then(
                " SELECT ?, ?, row_key, ?, subject_key, term_id, columns, ?, purge_after FROM gone WHERE purge_after >= ?)",
                policy.controller().value(),
                owned.table().name().toString(),
                subject.name().toString(),
                day,
                day)
            .then(
                " SELECT count(*) FILTER (WHERE purge_after >= ?), count(*) FILTER (WHERE purge_after < ?) FROM gone",
                day,
                day);
    return jdbc.sql(move.sql())
        .params(move.values())
        .query((row, n) -> new Moved(row.getLong(1), row.getLong(2)))
        .single();
  }

  private Fragment kept(Ownership owned, Table subject) {
    Archive archive = owned.table().archive().orElseThrow();
    String key = Quoted.column("t", owned.table().key());
    return Fragment.of(
            "%s::text AS row_key, %s::text AS subject_key, "
                .formatted(key, owned.subjectKeyOf("t", subject.key())))
        .then(columns(archive))
        .then(" AS columns, ")
        .then(byTerm(archive, term -> Fragment.of("?::text", term.id())))
        .then(" AS term_id, (")
        .then(begins(archive))
        .then(" + ")
        .then(byTerm(archive, term -> interval(term.keep())))
        .then(")::date AS purge_after");
  }

  private static Fragment columns(Archive archive) {
    var values = new ArrayList<Object>(archive.columns());
    String pairs =
        String.join(
            ", ",
            archive.columns().stream()
                .map(name -> "?::text, " + Quoted.column("t", name))
                .toList());
    return new Fragment("jsonb_build_object(" + pairs + ")", values);
  }

  private Fragment begins(Archive archive) {
    Optional<Fragment> from =
        archive.from().map(event -> StartingDay.ofRow(policy, schema, event, "t"));
    return from.map(known -> Fragment.of("coalesce(").then(known).then(", ?::date)", day))
        .orElseGet(() -> Fragment.of("?::date", day));
  }

  /** PostgreSQL adds months before days and clamps to the end of the month, as java.time does. */
  @SuppressWarnings("JavaPeriodGetDays") // its months stand beside
  private static Fragment interval(Period keep) {
    return Fragment.of(
        "make_interval(months => ?, days => ?)", (int) keep.toTotalMonths(), keep.getDays());
  }

  /** What the first term that fits says. */
  private static Fragment byTerm(
      Archive archive, java.util.function.Function<Archive.Term, Fragment> says) {
    List<Archive.Term> terms = archive.terms();
    Archive.Term last = terms.get(terms.size() - 1);
    if (terms.size() == 1) {
      return says.apply(last);
    }
    Fragment choice = Fragment.of("CASE");
    for (Archive.Term term : terms.subList(0, terms.size() - 1)) {
      List<Fragment> conditions =
          term.conditions().stream().map(one -> DueConditions.narrowed("t", one)).toList();
      choice =
          choice
              .then(" WHEN ")
              .then(Fragment.joined(conditions, " AND "))
              .then(" THEN ")
              .then(says.apply(term));
    }
    return choice.then(" ELSE ").then(says.apply(last)).then(" END");
  }

  private static String table(Ownership owned) {
    return Quoted.table(owned.table().name());
  }
}
