package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PostgreSQL can do behind the back of a policy, on a library with readers and notes. */
class SchemaCheckTest {
  private static final String LIBRARY =
      """
      CREATE TABLE readers (id int PRIMARY KEY, seen_at date);
      CREATE TABLE notes (id int PRIMARY KEY, reader_id int REFERENCES readers ON DELETE CASCADE, body text);
      CREATE SCHEMA shop;
      """;
  private static final String PARTITIONED =
      """
      CREATE TABLE readers (id int PRIMARY KEY, seen_at date) PARTITION BY RANGE (id);
      CREATE TABLE readers_1 PARTITION OF readers FOR VALUES FROM (0) TO (1000);
      CREATE TABLE readers_2 PARTITION OF readers FOR VALUES FROM (1000) TO (2000);
      CREATE TABLE notes (id int PRIMARY KEY, reader_id int REFERENCES readers ON DELETE CASCADE, body text);
      CREATE SCHEMA shop;
      """;
  private static final String NOTES_DELETED = "subject: reader_id -> readers.id";

  @TempDir private Path folder;

  @Test
  void problems_ofTablesAndPartitionsThatFit_areNone() throws IOException {
    assertThat(problems(LIBRARY, NOTES_DELETED)).isEmpty();
    assertThat(problems(PARTITIONED, NOTES_DELETED)).isEmpty();
  }

  @Test
  void problems_tableWithAnHeir_isRefusedByItsName() throws IOException {
    String heir = "CREATE TABLE shop.readers_old (passport text) INHERITS (readers)";

    assertThat(problems(LIBRARY + heir, NOTES_DELETED))
        .containsExactly(
            "Table readers is inherited by shop.readers_old: one key may name rows of both, and the"
                + " columns of the heir are not classified. Have it made a table of its own (ALTER"
                + " TABLE shop.readers_old NO INHERIT readers) and add it under 'tables'.");
  }

  @Test
  void problems_cascadeFromOnePartitionOfTheSubjects_isRefusedAsFromTheWhole() throws IOException {
    String invoices =
        "CREATE TABLE shop.invoices (id int, of int REFERENCES readers_1 ON DELETE CASCADE)";

    assertThat(problems(PARTITIONED + invoices, NOTES_DELETED))
        .containsExactly(
            "shop.invoices.of references readers, whose rows are deleted, and the policy does not"
                + " say what becomes of it. Add 'via: of -> readers.id' to table shop.invoices.");
  }

  @Test
  void problems_cascadeIntoPartitions_isRefusedOnceByTheNameOfTheWhole() throws IOException {
    String invoices =
        """
        CREATE TABLE shop.invoices (id int, of int) PARTITION BY RANGE (id);
        CREATE TABLE shop.old PARTITION OF shop.invoices FOR VALUES FROM (0) TO (1000);
        CREATE TABLE shop.young PARTITION OF shop.invoices FOR VALUES FROM (1000) TO (2000);
        ALTER TABLE shop.old ADD FOREIGN KEY (of) REFERENCES readers ON DELETE CASCADE;
        ALTER TABLE shop.young ADD FOREIGN KEY (of) REFERENCES readers ON DELETE CASCADE;
        """;

    assertThat(problems(LIBRARY + invoices, NOTES_DELETED))
        .containsExactly(
            "shop.invoices.of references readers, whose rows are deleted, and the policy does not"
                + " say what becomes of it. Add 'via: of -> readers.id' to table shop.invoices.");
  }

  @Test
  void problems_blankedRowWhoseReferenceStays_isRefusedBecauseTheDeletionWouldReachIt()
      throws IOException {
    assertThat(problems(LIBRARY, blanked("body")))
        .containsExactly(
            "notes.reader_id references readers, whose rows are deleted, but it is not among what is"
                + " blanked: the deletion would fail on notes or change its rows once more. Add"
                + " 'reader_id' to 'owns' of 'reader_id -> readers.id' in table notes, or write"
                + " at-expiry: delete.");
    assertThat(problems(LIBRARY, blanked("reader_id, body"))).isEmpty();
  }

  @Test
  void problems_keyThatMayBeNull_isRefusedByName() throws IOException {
    String nullable =
        "ALTER TABLE notes DROP CONSTRAINT notes_pkey, ADD UNIQUE (id), ALTER id DROP NOT NULL";

    assertThat(problems(LIBRARY + nullable, NOTES_DELETED))
        .containsExactly(
            "Key notes.id may be NULL. Have it set NOT NULL, or name a column that is.");
  }

  @Test
  void problems_keyWhoseIndexIsInvalid_isNotUnique() throws IOException {
    String invalid =
        """
        ALTER TABLE notes DROP CONSTRAINT notes_pkey;
        CREATE UNIQUE INDEX half_made ON notes (id);
        UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'half_made'::regclass;
        """;

    assertThat(problems(LIBRARY + invalid, NOTES_DELETED))
        .singleElement()
        .asString()
        .startsWith("Key notes.id is not unique in the database.");
  }

  @Test
  void problems_blankedColumnThatTheDatabaseFills_isRefusedByName() throws IOException {
    String generated =
        "ALTER TABLE notes DROP body, ADD body text GENERATED ALWAYS AS ('note ' || id) STORED";
    String identity =
        "ALTER TABLE notes ALTER reader_id SET NOT NULL, ALTER reader_id ADD GENERATED ALWAYS AS IDENTITY";

    assertThat(problems(LIBRARY + generated, blanked("reader_id, body")))
        .containsExactly(
            "Column notes.body is blanked, but the database fills it and accepts no other value."
                + " Have it made an ordinary column, or delete the row.");
    assertThat(problems(LIBRARY + identity, blanked("reader_id, body")))
        .contains(
            "Column notes.reader_id is blanked, but the database fills it and accepts no other"
                + " value. Have it made an ordinary column, or delete the row.");
  }

  private List<String> problems(String database, String notes) throws IOException {
    FreshDatabase library = TestDatabase.newest().fresh("schema");
    library.execute(database);
    Policy policy = PolicyFile.read(Files.writeString(folder.resolve("p.yaml"), policy(notes)));
    return new SourceDatabase(library.dataSource())
        .asOwner(
            "read the schema",
            jdbc -> SchemaCheck.problems(policy, new Introspection(jdbc).read()));
  }

  private static String blanked(String columns) {
    return "at-expiry: blank, subjects: [{via: reader_id -> readers.id, owns: [%s]}]"
        .formatted(columns);
  }

  private static String policy(String notes) {
    return """
        controller: library
        role: controller
        zone: UTC
        language: en
        document: {title: Test, version: "1"}
        tables:
          readers:
            key: id
            subject: id
            columns: {id: {is: key}, seen_at: {is: activity}}
          notes: {key: id, %s, columns: {id: {is: key}, reader_id: {is: link}, body: {is: free-text}}}
        rules:
          - {id: L-1, clause: "1", quote: test, subject: readers, since: readers.seen_at, longer-than: P1Y, then: delete}
        limits: {approve-above: 0%%, refuse-above: 100%%}
        """
        .formatted(notes);
  }
}
