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

/** Tables that the policy does not classify, on a library with readers and shared addresses. */
class ScopeCheckTest {
  private static final String LIBRARY =
      """
      CREATE TABLE readers (id int PRIMARY KEY, address_id int, seen_at date);
      CREATE TABLE loans (id int PRIMARY KEY, reader_id int REFERENCES readers);
      CREATE TABLE addresses (id int PRIMARY KEY, street text);
      ALTER TABLE readers ADD FOREIGN KEY (address_id) REFERENCES addresses;
      CREATE TABLE books (id int PRIMARY KEY);
      CREATE TABLE branches (id int PRIMARY KEY, address_id int REFERENCES addresses);
      """;

  @TempDir private Path folder;

  @Test
  void problems_everyTableNamed_areNone() throws IOException {
    assertThat(problems("books, branches", "")).isEmpty();
  }

  @Test
  void problems_newTable_isNamedWithBothRemedies() throws IOException {
    assertThat(problems("books, branches", "CREATE TABLE notes (id int)"))
        .containsExactly(
            "Table notes is not in the policy. Add it under 'tables' with its columns if it holds"
                + " people's data, or under 'without-people' if it holds nobody's.");
  }

  @Test
  void problems_tableInAnotherSchema_isOutOfScopeUntilThePolicyNamesOneOfIt() throws IOException {
    String other =
        "CREATE SCHEMA shop; CREATE TABLE shop.tills (id int); CREATE TABLE shop.tax (rate int)";

    assertThat(problems("books, branches", other)).isEmpty();
    assertThat(problems("books, branches, shop.tills", other))
        .singleElement()
        .asString()
        .startsWith("Table shop.tax is not in the policy.");
  }

  @Test
  void problems_nameThatIsNoTable_isRefused() throws IOException {
    assertThat(problems("books, branches, maps", ""))
        .containsExactly(
            "Table maps does not exist. Restore it, or remove it from 'without-people'.");
  }

  @Test
  void problems_pointsAtPeople_isNotWithoutThem() throws IOException {
    String stars =
        "CREATE TABLE stars (id int, loan int REFERENCES loans, reader int REFERENCES readers)";

    assertThat(problems("books, branches, stars", stars))
        .containsExactlyInAnyOrder(
            "Table stars stands under 'without-people', but stars.loan references loans, so its"
                + " rows lead to people. Add it under 'tables' with 'via: loan -> loans.id'.",
            "Table stars stands under 'without-people', but stars.reader references readers, so"
                + " its rows lead to people. Add it under 'tables' with 'via: reader -> readers.id'.");
  }

  @Test
  void problems_jobRepository_isKnownOnlyBesideTheControlTables() throws IOException {
    String jobs = "CREATE TABLE batch_job_instance (id int)";

    assertThat(problems("books, branches", jobs)).hasSize(1);
    assertThat(
            problems(
                "books, branches",
                jobs + "; CREATE SCHEMA lethe_control; CREATE TABLE lethe_control.run (id int)"))
        .isEmpty();
  }

  private List<String> problems(String nobody, String meanwhile) throws IOException {
    FreshDatabase database = TestDatabase.newest().fresh("scope");
    database.execute(LIBRARY + meanwhile);
    Policy policy = PolicyFile.read(Files.writeString(folder.resolve("p.yaml"), policy(nobody)));
    return new SourceDatabase(database.dataSource())
        .asOwner(
            "read the schema", jdbc -> ScopeCheck.problems(policy, new Introspection(jdbc).read()));
  }

  private static String policy(String nobody) {
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
            columns: {id: {is: key}, address_id: {is: link}, seen_at: {is: activity}}
          loans:
            key: id
            subject: reader_id -> readers.id
            columns: {id: {is: key}, reader_id: {is: link}}
          addresses:
            key: id
            subject: id <- readers.address_id
            columns: {id: {is: key}, street: {is: identifier}}
        without-people: [%s]
        rules:
          - {id: L-1, clause: "1", quote: test, subject: readers, since: readers.seen_at, longer-than: P1Y, then: delete}
        limits: {approve-above: 0%%, refuse-above: 100%%}
        """
        .formatted(nobody);
  }
}
