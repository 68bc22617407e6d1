package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeepersTest {
  private static final List<FreshDatabase> SHOPS =
      List.of(TestDatabase.newest().fresh("keepers"), TestDatabase.oldest().fresh("keepers"));

  @BeforeAll
  static void fill() {
    String shop =
        """
        CREATE FUNCTION veto() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
        CREATE TABLE plain (id int PRIMARY KEY);
        CREATE TABLE vetoed (id int);
        CREATE TRIGGER t BEFORE DELETE ON vetoed FOR EACH ROW EXECUTE FUNCTION veto();
        CREATE TABLE "put back" (id int);
        CREATE TRIGGER t AFTER DELETE ON "put back" FOR EACH STATEMENT EXECUTE FUNCTION veto();
        CREATE TABLE stamped (id int);
        CREATE TRIGGER t BEFORE INSERT OR UPDATE ON stamped FOR EACH ROW EXECUTE FUNCTION veto();
        CREATE TABLE switched_off (id int);
        CREATE TRIGGER t BEFORE DELETE ON switched_off FOR EACH ROW EXECUTE FUNCTION veto();
        ALTER TABLE switched_off DISABLE TRIGGER t;
        CREATE TABLE replicated (id int);
        CREATE TRIGGER t BEFORE DELETE ON replicated FOR EACH ROW EXECUTE FUNCTION veto();
        ALTER TABLE replicated ENABLE ALWAYS TRIGGER t;
        CREATE TABLE ruled (id int);
        CREATE RULE keep AS ON DELETE TO ruled DO INSTEAD NOTHING;
        CREATE TABLE parts (id int, day date) PARTITION BY RANGE (day);
        CREATE TABLE parts_old PARTITION OF parts DEFAULT;
        CREATE TABLE parts_plain (id int, day date) PARTITION BY RANGE (day);
        CREATE TABLE parts_plain_old PARTITION OF parts_plain DEFAULT;
        CREATE TRIGGER t BEFORE DELETE ON parts_old FOR EACH ROW EXECUTE FUNCTION veto();
        CREATE TABLE referenced (id int PRIMARY KEY);
        CREATE TABLE refers (id int REFERENCES referenced, other int REFERENCES referenced ON DELETE RESTRICT);
        CREATE TABLE handed_on (id int PRIMARY KEY);
        CREATE TABLE handed_to (id int REFERENCES handed_on ON DELETE SET NULL);
        """;
    SHOPS.forEach(one -> one.execute(shop));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vetoed", "put back", "replicated", "ruled", "parts", "handed_on"})
  void of_tableWhoseDeletionsAreNotItsOwn_isTrue(String table) {
    assertThat(anyOf(table)).containsOnly(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "stamped",
        "switched_off",
        "parts_plain",
        "referenced",
        "refers",
        "handed_to"
      })
  void of_tableWhereADeletedRowIsGone_isFalse(String table) {
    assertThat(anyOf(table)).containsOnly(false);
  }

  /** On the newest server and on the oldest. */
  private static List<Boolean> anyOf(String table) {
    Fragment any = Keepers.of(TableName.of(table));
    return SHOPS.stream()
        .map(
            shop ->
                JdbcClient.create(shop.dataSource())
                    .sql("SELECT " + any.sql())
                    .params(any.values())
                    .query(Boolean.class)
                    .single())
        .toList();
  }
}
