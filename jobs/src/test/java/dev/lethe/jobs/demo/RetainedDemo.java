package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.config.decide.Answer;
import dev.lethe.config.decide.DecisionWriter;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.retention.RetentionJob;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A controller's demo after one approved run, beside its tables as they were before. What is due is
 * said by the tests, in PostgreSQL's own calendar.
 */
final class RetainedDemo implements AutoCloseable {
  private static final String KEY = "demo|retain";
  private static final Set<Outcome> GONE =
      Set.of(Outcome.DELETED, Outcome.ANONYMISED, Outcome.ARCHIVED);

  private final DemoRig rig;
  private final boolean answered;

  private RetainedDemo(DemoRig rig, boolean answered) {
    this.rig = rig;
    this.answered = answered;
  }

  /** Under the policy that ships: what the DPO has not answered is not carried out. */
  static RetainedDemo asShipped(String controller, int people) throws SQLException {
    return run(DemoRig.of(controller, name(controller) + "_shipped", people, text -> text), false);
  }

  /** As if the DPO had said yes to every open question. */
  static RetainedDemo answered(String controller, int people) throws SQLException {
    var answer = new Answer("dpo", LocalDate.parse("2026-01-15"), "agreed", false);
    UnaryOperator<String> yes = text -> DecisionWriter.answerAll(text, answer);
    return run(DemoRig.of(controller, name(controller) + "_answered", people, yes), true);
  }

  private static String name(String controller) {
    return controller.replace('-', '_');
  }

  private static RetainedDemo run(DemoRig rig, boolean answered) throws SQLException {
    remember(rig);
    assertThat(rig.retain(KEY).code()).isEqualTo(ExitCode.WAITING);
    if (!rig.histories().expecting(Outcome.RETURNED).isEmpty()) {
      rig.comeBack();
    }
    rig.approve(KEY);
    RetentionJob.Ended ended = rig.retain(KEY);
    assertThat(ended.code()).as(ended.message()).isEqualTo(ExitCode.DONE);
    return new RetainedDemo(rig, answered);
  }

  private static void remember(DemoRig rig) {
    rig.sql().sql("CREATE SCHEMA before").update();
    rig.controller()
        .policy()
        .tables()
        .keySet()
        .forEach(
            table ->
                rig.sql()
                    .sql("CREATE TABLE before.%1$s AS SELECT * FROM %1$s".formatted(table.table()))
                    .update());
  }

  /** Every label, table by table. */
  Stream<Arguments> expectations() {
    return rig.histories().all().stream()
        .flatMap(
            history ->
                history.expected().entrySet().stream()
                    .map(entry -> Arguments.of(history.label(), entry.getKey(), entry.getValue())));
  }

  /** Rows of the label's people: all of them are left, or none. */
  void assertLabelIsTrue(String label, String table, Outcome expected) {
    Long[] keys = rig.histories().labelled(label).keys(table).boxed().toArray(Long[]::new);
    boolean gone = GONE.contains(expected) || (answered && expected == Outcome.DEFERRED);
    assertThat(keys).hasSizeGreaterThanOrEqualTo(3);
    assertThat(
            sql()
                .sql("SELECT count(*) FROM %s WHERE id = ANY (?)".formatted(table))
                .param(keys)
                .query(Long.class)
                .single())
        .isEqualTo(gone ? 0 : keys.length);
    assertThat(archived(table, keys)).isEqualTo(expected == Outcome.ARCHIVED ? keys.length : 0);
  }

  private long archived(String table, Long[] keys) {
    return sql()
        .sql(
            "SELECT count(*) FROM lethe_archive.entry WHERE table_name = ? AND row_key::bigint = ANY (?)")
        .params(table, keys)
        .query(Long.class)
        .single();
  }

  /**
   * Of the rows that were due all are gone but those spared, of the others none.
   *
   * @param due a condition on the table's own columns; NULL is not due
   * @param spared frozen, returned or of unknown age
   */
  void assertErased(String table, String due, long spared) {
    assertThat(number("SELECT count(*) FROM before.%s WHERE %s".formatted(table, due)))
        .as("due")
        .isGreaterThan(spared);
    assertThat(number("SELECT count(*) FROM %s WHERE %s".formatted(table, due)))
        .as("due, and left")
        .isEqualTo(spared);
    assertNothingElseIsGone(table, due);
  }

  void assertNothingElseIsGone(String table, String due) {
    assertThat(
            number(
                "SELECT count(*) FROM before.%1$s b WHERE (%2$s) IS NOT TRUE AND NOT EXISTS (SELECT FROM %1$s t WHERE t.id = b.id)"
                    .formatted(table, due)))
        .as("not due, and gone")
        .isZero();
  }

  /**
   * Of the rows as they were, exactly these are in the archive, with these columns and until then.
   *
   * @param which a condition on the table's own columns
   * @param columns that survive
   * @param until last day in the archive
   */
  void assertArchived(String table, String which, String columns, String until) {
    String expected =
        "SELECT id::text, (SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(b)) WHERE key = ANY (string_to_array('%s', ', '))), %s FROM before.%s b WHERE %s"
            .formatted(columns, until, table, which);
    String actual =
        "SELECT row_key, columns, purge_after FROM lethe_archive.entry WHERE table_name = '%s'"
            .formatted(table);
    String difference = "SELECT count(*) FROM ((%s EXCEPT %s) UNION ALL (%s EXCEPT %s)) d";
    assertThat(number("SELECT count(*) FROM (%s) a".formatted(actual))).as("archived").isPositive();
    assertThat(number(difference.formatted(expected, actual, actual, expected)))
        .as("archived otherwise than expected")
        .isZero();
  }

  /** Of every erased row, and of no other, the recipient is asked to erase what it keeps. */
  void assertTold(String recipient, String table, String reference) {
    assertThat(
            texts(
                "SELECT DISTINCT b.%2$s FROM before.%1$s b WHERE NOT EXISTS (SELECT FROM %1$s t WHERE t.id = b.id)"
                    .formatted(table, reference)))
        .isNotEmpty()
        .allSatisfy(
            erased ->
                assertThat(
                        texts(
                            "SELECT reference FROM lethe.notice WHERE purpose = 'erase' AND recipient = '%s'"
                                .formatted(recipient)))
                    .contains(erased));
    assertThat(
            number(
                "SELECT count(*) FROM lethe.notice n JOIN %s t ON t.%s = n.reference WHERE n.purpose = 'erase' AND n.recipient = '%s'"
                    .formatted(table, reference, recipient)))
        .isZero();
  }

  /** The mailer is asked to write to exactly these, by their addresses. */
  void assertAsked(String table, String which) {
    assertThat(
            texts(
                "SELECT reference FROM lethe.notice WHERE purpose = 'contact' AND recipient = 'mailer' ORDER BY 1"))
        .hasSizeGreaterThanOrEqualTo(8)
        .containsExactlyElementsOf(
            texts("SELECT email FROM before.%s WHERE %s ORDER BY 1".formatted(table, which)));
  }

  private List<String> texts(String sql) {
    return sql().sql(sql).query(String.class).list();
  }

  /** A run on a database with such a column is refused, and names it. */
  void assertRefused(String table, String column) {
    sql().sql("ALTER TABLE %s ADD COLUMN %s text".formatted(table, column)).update();
    try {
      RetentionJob.Ended ended = rig.retain("demo|forbidden|" + column);
      assertThat(ended.code()).isEqualTo(ExitCode.INVALID);
      assertThat(ended.message())
          .contains(
              "Column %s.%s exists, but what it holds must never be".formatted(table, column));
    } finally {
      sql().sql("ALTER TABLE %s DROP COLUMN %s".formatted(table, column)).update();
    }
  }

  long number(String sql) {
    return sql().sql(sql).query(Long.class).single();
  }

  JdbcClient sql() {
    return rig.sql();
  }

  DemoRig rig() {
    return rig;
  }

  @Override
  public void close() {
    rig.close();
  }
}
