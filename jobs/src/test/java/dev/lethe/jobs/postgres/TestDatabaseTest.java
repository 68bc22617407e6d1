package dev.lethe.jobs.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDatabaseTest {
  private static final Template SHOP =
      new Template(
          "shop",
          d -> d.execute("CREATE TABLE users (id bigint); INSERT INTO users VALUES (1), (2)"));

  @ParameterizedTest
  @CsvSource({"newest, 18", "oldest, 14"})
  void fresh_ofEachVersion_isThatVersionInUtf8(String which, String major) {
    FreshDatabase fresh =
        (which.equals("newest") ? TestDatabase.newest() : TestDatabase.oldest()).fresh("fresh");

    assertThat(fresh.rows("SELECT split_part(current_setting('server_version'), '.', 1)"))
        .containsExactly(major);
    assertThat(fresh.rows("SELECT current_setting('server_encoding'), lower('ÉÉ'), 'Z' < 'a'"))
        .containsExactly("UTF8|éé|t");
  }

  @Test
  void fresh_fromTemplate_isACopyOfItsOwn() {
    FreshDatabase one = TestDatabase.newest().fresh("one", SHOP);
    FreshDatabase other = TestDatabase.newest().fresh("other", SHOP);

    one.execute("DELETE FROM users WHERE id = 1");

    assertThat(one.number("SELECT count(*) FROM users")).isEqualTo(1);
    assertThat(other.number("SELECT count(*) FROM users")).isEqualTo(2);
  }
}
