package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invariant I10, with statements whose error PostgreSQL itself explains with the value. */
class DatabaseErrorsTest {
  private static final String VALUE = "jeanne@example.org";
  private static SourceDatabase source;

  @BeforeAll
  static void create() {
    FreshDatabase fresh = TestDatabase.newest().fresh("errors");
    source = new SourceDatabase(fresh.dataSource());
    fresh.execute(
        """
        CREATE TABLE people (email text PRIMARY KEY, age int CHECK (age > 0));
        INSERT INTO people VALUES ('jeanne@example.org', 30);
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO people VALUES ('jeanne@example.org', 31)",
        "UPDATE people SET age = -1",
        "UPDATE people SET age = email::int",
        "SELECT to_date(email, 'YYYY') FROM people",
      })
  void asOwner_errorThatHoldsAValue_losesItEverywhere(String sql) {
    Throwable refused =
        catchThrowable(() -> source.asOwner("try it", jdbc -> jdbc.sql(sql).update()));

    assertThat(refused).hasMessageStartingWith("Cannot try it: ").hasMessageContaining("SQLSTATE");
    assertThat(printed(refused)).doesNotContain(VALUE);
  }

  @Test
  void errorItself_ofTheDatabase_holdsTheValue() {
    Throwable raw =
        catchThrowable(
            () ->
                JdbcClient.create(source.dataSource())
                    .sql("UPDATE people SET age = email::int")
                    .update());

    assertThat(printed(raw)).as("else the test above proves nothing").contains(VALUE);
  }

  /** With every cause, as a log would show it. */
  private static String printed(Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
