package dev.lethe.jobs.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Users of a community site without foreign keys. Only counts are ever compared. */
@ExtendWith(SharedData.class)
class ConlangTest {
  private static final String AUTHORS = "conlang-authors.yaml";

  /** More than 730 days before the last access: 30 of the policy and 700 of the calendar. */
  private static final String AS_OF = "2018-10-07";

  private static final String LAST_DAY = "2020-09-06";

  @Test
  void schemaCheck_tablesWithoutKeys_asksForOneInEach() {
    FreshDatabase bare = Conlang.withoutKeys(TestDatabase.newest());

    assertThat(RetainedDatabase.schemaProblems(RetainedDatabase.policy(AUTHORS), bare))
        .hasSize(5)
        .allMatch(problem -> problem.contains("is not unique in the database"));
  }

  @Test
  void plan_explicitDays_findsThePublishedFiguresLessTheSystemUser() {
    FreshDatabase database = Conlang.fresh(TestDatabase.newest());
    RetainedDatabase retained = RetainedDatabase.under(AUTHORS, database);

    assertInactive(retained, 30, LAST_DAY, 257);
    assertInactive(retained, 90, "2020-07-08", 244);
    assertInactive(retained, 180, "2020-04-09", 230);
    assertInactive(retained, 365, "2019-10-07", 200);
    assertInactive(retained, 730, AS_OF, 131);
    assertThat(Conlang.count(database, "users")).isEqualTo(272);
  }

  /** The published figure counts the system user, who was last there in February 2018. */
  private static void assertInactive(
      RetainedDatabase retained, int days, String asOf, long published) {
    String inactive =
        "SELECT count(*) FROM %s.users WHERE last_access_date < timestamp '2020-09-06T02:40:58.500' - interval '%d days'"
            .formatted(Conlang.SCHEMA, days);
    assertThat(retained.number(inactive)).isEqualTo(published);
    assertThat(retained.number(inactive + " AND id = -1")).isEqualTo(1);
    assertThat(retained.plan(asOf).due()).as("%d days", days).isEqualTo(published - 1);
  }

  @Test
  void erase_authorsOnNewestPostgres_leavesEveryText() {
    FreshDatabase database = Conlang.fresh(TestDatabase.newest());
    String texts = Conlang.texts(database);

    erases(database, AUTHORS);

    assertThat(Conlang.texts(database).equals(texts)).as("the texts are as they were").isTrue();
  }

  @Test
  void erase_authorsOnOldestPostgres_leavesEveryText() {
    FreshDatabase database = Conlang.fresh(TestDatabase.oldest());
    String texts = Conlang.texts(database);

    erases(database, AUTHORS);

    assertThat(Conlang.texts(database).equals(texts)).as("the texts are as they were").isTrue();
  }

  @Test
  void erase_textsOnNewestPostgres_leavesThoseOfOthersOnly() {
    erasesTexts(TestDatabase.newest());
  }

  @Test
  void erase_textsOnOldestPostgres_leavesThoseOfOthersOnly() {
    erasesTexts(TestDatabase.oldest());
  }

  private static void erasesTexts(TestDatabase server) {
    FreshDatabase database = Conlang.fresh(server);

    long[] written = erases(database, "conlang-texts.yaml");

    assertThat(written).containsExactly(94, 116);
    assertThat(Conlang.count(database, "posts WHERE body IS NULL AND title = '[erased]'"))
        .isEqualTo(written[0]);
    assertThat(Conlang.count(database, "comments WHERE text IS NULL")).isEqualTo(written[1]);
  }

  /** Posts and comments that those who went had written. */
  private static long[] erases(FreshDatabase database, String policy) {
    Conlang.expect(database, AS_OF);
    long owned = Conlang.naming(database, "posts", "owner_user_id");
    long edited = Conlang.naming(database, "posts", "last_editor_user_id");
    long comments = Conlang.naming(database, "comments", "user_id");
    long votes = Conlang.naming(database, "votes", "user_id");
    long badges = Conlang.naming(database, "badges", "user_id");
    assertThat(new long[] {owned, edited, comments, votes, badges})
        .containsExactly(27, 4, 37, 2, 233);
    RetainedDatabase retained = RetainedDatabase.under(policy, database);

    RetainedDatabase.Run run = retained.retain(AS_OF);

    assertThat(run.planned().due()).isEqualTo(130);
    assertThat(run.of("users").rows().deleted()).isEqualTo(130);
    assertThat(run.of("posts").rows().blanked()).isEqualTo(owned + edited);
    assertThat(run.of("comments").rows().blanked()).isEqualTo(comments);
    assertThat(run.of("votes").rows().blanked()).isEqualTo(votes);
    assertThat(run.of("badges").rows().deleted()).isEqualTo(badges);
    assertThat(run.verification().isClean()).isTrue();
    assertStored(database, owned, comments, votes, badges);
    assertThat(retained.retain(AS_OF).planned().due()).isZero();
    assertThat(retained.retain(LAST_DAY).of("users").rows().deleted()).isEqualTo(256 - 130);
    assertThat(Conlang.count(database, "users WHERE id = -1")).isEqualTo(1);
    return new long[] {
      Conlang.count(database, "posts WHERE owner_user_id IS NULL") - 6,
      Conlang.count(database, "comments WHERE user_id IS NULL") - 14
    };
  }

  /** Six posts and fourteen comments had no author before; 27 votes point at posts long gone. */
  private static void assertStored(
      FreshDatabase database, long owned, long comments, long votes, long badges) {
    assertThat(Conlang.count(database, "users")).isEqualTo(272 - 130);
    assertThat(Conlang.count(database, "posts")).isEqualTo(177);
    assertThat(Conlang.count(database, "comments")).isEqualTo(230);
    assertThat(Conlang.count(database, "votes")).isEqualTo(1_119);
    assertThat(Conlang.count(database, "badges")).isEqualTo(612 - badges);
    assertThat(Conlang.count(database, "posts WHERE owner_user_id IS NULL")).isEqualTo(6 + owned);
    assertThat(Conlang.count(database, "comments WHERE user_id IS NULL")).isEqualTo(14 + comments);
    assertThat(Conlang.count(database, "votes WHERE user_id IS NOT NULL")).isEqualTo(10 - votes);
    assertThat(
            Conlang.count(
                database,
                "votes v WHERE NOT EXISTS (SELECT 1 FROM %s.posts p WHERE p.id = v.post_id)"
                    .formatted(Conlang.SCHEMA)))
        .isEqualTo(27);
    assertThat(
            Conlang.naming(database, "posts", "owner_user_id")
                + Conlang.naming(database, "posts", "last_editor_user_id")
                + Conlang.naming(database, "comments", "user_id"))
        .isZero();
  }

  @Tag("KM-16")
  @Test
  void verify_rowsOfRetiredPeopleArriveLate_sweepsThem() {
    FreshDatabase database = Conlang.fresh(TestDatabase.newest());
    Conlang.expect(database, AS_OF);
    RetainedDatabase retained = RetainedDatabase.under(AUTHORS, database);
    String gone = "(SELECT min(id) FROM expected.due)";

    RetainedDatabase.Run run =
        retained.retain(
            AS_OF,
            () ->
                database.execute(
                    """
                    INSERT INTO %1$s.badges (id, user_id) VALUES (-1, %2$s), (-2, %2$s);
                    INSERT INTO %1$s.votes (id, user_id) VALUES (-1, %2$s)
                    """
                        .formatted(Conlang.SCHEMA, gone)));

    assertThat(run.verification().leftRows()).extracting(left -> left.rows()).containsOnly(2L, 1L);
    assertThat(run.verification().isClean()).isFalse();
  }
}
