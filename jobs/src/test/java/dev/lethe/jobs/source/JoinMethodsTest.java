package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class JoinMethodsTest {
  private static final Policy POLICY =
      PolicyFile.remembered(
          "test",
          """
          controller: club
          role: controller
          zone: UTC
          language: en
          document: {title: Test, version: "1"}
          tables:
            member:
              key: id
              subject: id
              columns: {id: {is: key}, seen_at: {is: activity}}
            letter:
              key: id
              subject: member_id -> member.id
              columns: {id: {is: key}, member_id: {is: link}, at: {is: activity}}
            stamp:
              key: id
              subject: letter_id -> letter.id
              columns: {id: {is: key}, letter_id: {is: link}, at: {is: activity}}
          rules:
            - {id: OWN, clause: "1", quote: q, subject: member, since: member.seen_at, longer-than: P1Y, then: delete}
            - {id: NEAR, clause: "1", quote: q, subject: member, since: letter.at, longer-than: P2Y, then: delete}
            - {id: FAR, clause: "1", quote: q, subject: member, since: stamp.at, longer-than: P3Y, then: delete}
          limits: {approve-above: 100%, refuse-above: 100%}
          """
              .getBytes(StandardCharsets.UTF_8));
  private static final FreshDatabase CLUB = TestDatabase.newest().fresh("joins");
  private static final SourceDatabase SOURCE = new SourceDatabase(CLUB.dataSource());

  @BeforeAll
  static void fill() {
    CLUB.execute(
        """
        CREATE TABLE member (id int PRIMARY KEY, seen_at date);
        CREATE TABLE letter (id int PRIMARY KEY, member_id int REFERENCES member, at date);
        CREATE TABLE stamp (id int PRIMARY KEY, letter_id int REFERENCES letter, at date);
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE INDEX i ON letter (member_id, at) | on | off",
        "CREATE INDEX i ON letter (at, member_id) | off | off",
        "CREATE INDEX i ON letter (member_id) WHERE at > '2020-01-01' | off | off",
        "CREATE INDEX i ON letter (member_id) WHERE member_id IS NOT NULL | on | off",
        "CREATE INDEX i ON letter USING brin (member_id) | off | off",
        "CREATE INDEX i ON letter USING hash (member_id) | on | off",
        "CREATE INDEX i ON stamp (letter_id) | off | off",
        "CREATE INDEX i ON letter (member_id); CREATE INDEX j ON stamp (letter_id) | on | on",
      })
  void chooseFor_anyIndexes_loopsOnlyWhereEveryLinkHasOne(String indexes, String near, String far) {
    CLUB.execute(indexes);

    List<String> chosen = List.of(loops("OWN"), loops("NEAR"), loops("FAR"));
    CLUB.execute("DROP INDEX IF EXISTS i; DROP INDEX IF EXISTS j");

    assertThat(chosen).containsExactly("on", near, far);
  }

  @Test
  void chooseFor_anyRule_copiesNoEventsAndEndsWithTheTransaction() {
    assertThat(shown("OWN", "enable_material")).isEqualTo("off");
    assertThat(SOURCE.<String>asOwner("look", jdbc -> setting(jdbc, "enable_material")))
        .isEqualTo("on");
  }

  @Test
  void unindexedLinks_ofThePolicy_areNamedUntilEachHasAnIndex() {
    List<String> before = unindexed();
    CLUB.execute("CREATE INDEX i ON stamp (letter_id)");
    List<String> after = unindexed();
    CLUB.execute("DROP INDEX i; ALTER TABLE stamp RENAME TO seal");
    List<String> missing = unindexed();
    CLUB.execute("ALTER TABLE seal RENAME TO stamp");

    assertThat(missing)
        .as("a table that is gone has no index to miss")
        .containsExactly("letter.member_id");
    assertThat(before).containsExactly("letter.member_id", "stamp.letter_id");
    assertThat(after).containsExactly("letter.member_id");
  }

  private static List<String> unindexed() {
    return SOURCE.asOwner("look at the indexes", jdbc -> UnindexedLinks.of(jdbc, POLICY)).stream()
        .map(UnindexedLinks.LinkColumn::toString)
        .toList();
  }

  private static String loops(String rule) {
    return shown(rule, "enable_nestloop");
  }

  private static String shown(String id, String setting) {
    Rule rule =
        POLICY.rules().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    return SOURCE.asOwner(
        "choose",
        jdbc -> {
          JoinMethods.chooseFor(jdbc, POLICY, rule);
          return setting(jdbc, setting);
        });
  }

  private static String setting(JdbcClient jdbc, String name) {
    return jdbc.sql("SELECT current_setting(?)").param(name).query(String.class).single();
  }
}
