package dev.lethe.jobs.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestDatabaseTest {
  private static final Template SHOP =
      new Template(
          "shop",
          d -> d.execute("CREATE TABLE users (id bigint); INSERT INTO users VALUES (1), (2)"));

  @ParameterizedTest
  @CsvSource({"newest, 18", "oldest, 14"})
  void fresh_ofEachVersion_isThatVersionInUtf8(String which, String major) {
    FreshDatabase fresh = named(which).fresh("fresh");

    assertThat(fresh.rows("SELECT split_part(current_setting('server_version'), '.', 1)"))
        .containsExactly(major);
    assertThat(fresh.rows("SELECT current_setting('server_encoding'), lower('ÉÉ'), 'Z' < 'a'"))
        .containsExactly("UTF8|éé|t");
  }

  /**
   * Asks the server itself: its data are in the build folder, or nowhere that this machine sees.
   */
  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest"})
  void servedBy_containerOrEmbedded_isWhoServes(String which) {
    TestDatabase served = named(which);
    String folder = served.fresh("folder").rows("SELECT current_setting('data_directory')").get(0);

    if (Path.of(folder).startsWith(EmbeddedServer.target())) {
      assertThat(served.servedBy()).isEqualTo("embedded programs");
    } else {
      assertThat(folder).startsWith("/var/lib/postgresql/");
      assertThat(served.servedBy()).startsWith("container of postgres:");
    }
  }

  /** Plans, and what the server's log may hold, are the same whoever serves. */
  @ParameterizedTest
  @ValueSource(strings = {"newest", "oldest"})
  void settings_ofWhoeverServes_areTheSame(String which) {
    assertThat(
            named(which)
                .fresh("settings")
                .rows(
                    """
                    SELECT name, setting FROM pg_settings
                    WHERE name IN ('TimeZone', 'fsync', 'log_min_error_statement',
                        'max_connections', 'random_page_cost', 'shared_buffers', 'work_mem')
                    UNION ALL SELECT 'compiles queries', pg_jit_available()::text
                    ORDER BY 1
                    """))
        .containsExactly(
            "TimeZone|UTC",
            "compiles queries|false",
            "fsync|off",
            "log_min_error_statement|panic",
            "max_connections|100",
            "random_page_cost|1.1",
            "shared_buffers|32768",
            "work_mem|16384");
  }

  @Test
  void fresh_fromTemplate_isACopyOfItsOwn() {
    FreshDatabase one = TestDatabase.newest().fresh("one", SHOP);
    FreshDatabase other = TestDatabase.newest().fresh("other", SHOP);

    one.execute("DELETE FROM users WHERE id = 1");

    assertThat(one.number("SELECT count(*) FROM users")).isEqualTo(1);
    assertThat(other.number("SELECT count(*) FROM users")).isEqualTo(2);
  }

  private static TestDatabase named(String which) {
    return which.equals("newest") ? TestDatabase.newest() : TestDatabase.oldest();
  }
}
