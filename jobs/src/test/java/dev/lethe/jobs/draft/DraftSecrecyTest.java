package dev.lethe.jobs.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A draft reads little, writes nothing, and no value that it saw is ever seen again. */
class DraftSecrecyTest {
  private static final String MARK = "zqmarkq";

  @Test
  void draft_ofMarkedValues_repeatsNone() {
    FreshDatabase database = marked("marked");

    String said =
        captured(
            () -> {
              System.out.print(
                  PolicyDraft.of(database.dataSource(), DraftClassificationTest.request(100)));
            });

    assertThat(said).contains("customers", "note_libre").doesNotContainIgnoringCase(MARK);
  }

  @Test
  void draft_whereAValueBreaksTheSample_repeatsNone() {
    FreshDatabase database = marked("broken");
    // The cast of a sampled value fails inside the database, with the value in its message.
    database.execute(
        """
        CREATE FUNCTION broken(text) RETURNS text LANGUAGE plpgsql VOLATILE AS
          $$ BEGIN RAISE EXCEPTION 'broken by %', $1; END $$;
        CREATE TABLE secrets (id int PRIMARY KEY, body text);
        INSERT INTO secrets VALUES (1, 'zqmarkq');
        ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
        CREATE POLICY p ON secrets USING (broken(body) IS NULL);
        DROP ROLE IF EXISTS draft_reader;
        CREATE ROLE draft_reader LOGIN PASSWORD 'draft';
        GRANT SELECT ON secrets, customers TO draft_reader;
        """);

    String said =
        captured(
            () ->
                System.out.print(
                    PolicyDraft.of(
                        as(database, "draft_reader"), DraftClassificationTest.request(100))));

    assertThat(said).contains("secrets, could not be read").doesNotContainIgnoringCase(MARK);
  }

  @Test
  void profiler_printed_showsNoValue() {
    var profiler = new Profiler(Set.of(Looks.EMAIL));
    profiler.add(MARK + "@clinique.example");

    assertThat(profiler.toString() + profiler.profile()).doesNotContain(MARK);
  }

  @Test
  void survey_ofALargeTable_readsTheSampleAndNoMore() {
    FreshDatabase database = TestDatabase.newest().fresh("large");
    database.execute("CREATE TABLE visits AS SELECT n AS id FROM generate_series(1, 50000) n");
    database.execute("ANALYZE visits");
    var reader = new ReadOnlyDatabase(database.dataSource(), Duration.ofSeconds(30));

    Stream<TableSurvey> surveys =
        Stream.generate(() -> new Surveyor(reader, 50).survey().table(TableName.of("visits")));

    assertThat(surveys.limit(40)).allMatch(s -> s.seen() == 50 && s.rows() == 50_000);
  }

  @Test
  void read_thatWrites_isRefused() {
    FreshDatabase database = TestDatabase.newest().fresh("written");
    var reader = new ReadOnlyDatabase(database.dataSource(), Duration.ofSeconds(30));

    assertThatThrownBy(
            () -> reader.read("write", jdbc -> jdbc.sql("CREATE TABLE t (id int)").update()))
        .hasMessageContaining("SQLSTATE 25006");
  }

  @Test
  void read_longerThanThePatience_isGivenUp() {
    FreshDatabase database = TestDatabase.newest().fresh("slow");
    var reader = new ReadOnlyDatabase(database.dataSource(), Duration.ofMillis(200));

    assertThat(
            reader.readIfPossible(
                jdbc -> jdbc.sql("SELECT 'read' FROM pg_sleep(20)").query(String.class).single(),
                "given up"))
        .isEqualTo("given up");
  }

  private static FreshDatabase marked(String name) {
    FreshDatabase database = TestDatabase.newest().fresh(name);
    database.execute(
        """
        CREATE TABLE customers (id int PRIMARY KEY, email text, tel text, note_libre text, iban text,
                                details jsonb, "cle-etrange" text, born date);
        INSERT INTO customers
        SELECT n, 'zqmarkq' || n || '@x.example', '+237 6 71 23 45 ' || 10 + n % 80,
               'la note de zqmarkq est longue et libre ' || n, 'zqmarkq', '{"zqmarkq": 1}', 'zqmarkq', null
        FROM generate_series(1, 50) n;
        """);
    return database;
  }

  private static PGSimpleDataSource as(FreshDatabase database, String role) {
    var source = new PGSimpleDataSource();
    source.setUrl(database.url());
    source.setUser(role);
    source.setPassword("draft");
    return source;
  }

  private static String captured(Runnable work) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    var said = new ByteArrayOutputStream();
    try (var stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      System.setOut(stream);
      System.setErr(stream);
      work.run();
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    return said.toString(StandardCharsets.UTF_8);
  }
}
