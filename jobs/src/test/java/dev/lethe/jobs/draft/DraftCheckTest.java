package dev.lethe.jobs.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.Problem;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.realdata.SharedData;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.jobs.source.SourceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A draft is refused only where it asks; once answered it is accepted, and fits the database. The
 * answers here are few: what stands between a draft and a policy that runs.
 */
class DraftCheckTest {
  /** What a draft cannot say before the table has a key of one column. */
  private static final String ALLERGIES =
      """
        allergies:
          key: id
          subject: patient_id -> patients.idPatient
          columns: {id: {is: key}, patient_id: {is: link}, code: {is: quasi-identifier}}
      """;

  @TempDir private Path folder;

  @Test
  void market_answered_fits() throws IOException {
    FreshDatabase database = Databases.market();

    fits(database, Answers.to(draft(database)));
  }

  @Test
  void clinic_answered_fits() throws IOException {
    FreshDatabase database = Databases.clinic();

    fits(
        database,
        Answers.to(draft(database))
            .place("since: to-complete", "since: personnel.embauche")
            .place(
                "salaire:     {is: attribute}",
                "salaire: {is: attribute}\n      embauche: {is: activity}")
            .place("\ntables:\n", "\ntables:\n" + ALLERGIES),
        "ALTER TABLE personnel ADD embauche date",
        "ALTER TABLE allergies ADD id int UNIQUE GENERATED ALWAYS AS IDENTITY");
  }

  @Test
  @ExtendWith(SharedData.class)
  void rental_answered_fits() throws IOException {
    FreshDatabase database = Databases.rental();

    fits(
        database,
        Answers.to(draft(database))
            .without("staff")
            .without("actor")
            .place("      - {via: address_id <- staff.address_id}\n", "")
            .place(
                "\nwithout-people:\n",
                "\nwithout-people:\n  - staff\n  - actor\n  - film_actor\n"));
  }

  @Test
  @ExtendWith(SharedData.class)
  void analytics_answered_fits() throws IOException {
    FreshDatabase database = Databases.analytics();

    fits(database, Answers.to(draft(database)));
  }

  @Test
  @ExtendWith(SharedData.class)
  void identities_answered_fits() throws IOException {
    FreshDatabase database = Databases.identities();

    fits(
        database,
        Answers.to(draft(database))
            .place("since: to-complete", "since: identities_fng3000.identities.joined")
            .place("    columns:\n", "    columns:\n      joined: {is: activity}\n"),
        "ALTER TABLE identities_fng3000.identities ADD PRIMARY KEY (number), ADD joined date");
  }

  @Test
  @ExtendWith(SharedData.class)
  void community_answered_fits() throws IOException {
    FreshDatabase database = Databases.community();

    fits(
        database,
        Answers.to(draft(database)),
        List.of("users", "posts", "comments", "votes", "badges", "post_links").stream()
            .map("ALTER TABLE stackexchange_conlang_meta.%s ADD PRIMARY KEY (id)"::formatted)
            .toArray(String[]::new));
  }

  private String draft(FreshDatabase database) throws IOException {
    String yaml =
        PolicyDraft.of(database.dataSource(), DraftClassificationTest.request(500)).yaml();
    refusedOnlyWhereItAsks(yaml);
    return yaml;
  }

  private void refusedOnlyWhereItAsks(String yaml) throws IOException {
    List<String> lines = yaml.lines().toList();
    for (Problem problem : problems(write(yaml))) {
      assertThat(questionAbove(lines, problem.line() - 1))
          .as("a question stands above line %d: %s", problem.line(), problem)
          .isTrue();
    }
  }

  /** In the comment above the entry that the line belongs to. */
  private static boolean questionAbove(List<String> lines, int line) {
    int at = line;
    while (at > 0 && !lines.get(at).strip().startsWith("#") && !lines.get(at).isBlank()) {
      at--;
    }
    while (at > 0 && lines.get(at).strip().startsWith("#")) {
      if (lines.get(at).contains("QUESTION")) {
        return true;
      }
      at--;
    }
    return false;
  }

  private static List<Problem> problems(Path policy) {
    try {
      PolicyFile.read(policy);
      return List.of();
    } catch (InvalidPolicyException e) {
      return e.problems();
    }
  }

  private void fits(FreshDatabase database, Answers answers, String... meanwhile)
      throws IOException {
    for (String change : meanwhile) {
      database.execute(change);
    }
    Path policy = write(answers.yaml());

    assertThat(problems(policy)).isEmpty();
    List<String> misfits =
        new SourceDatabase(database.dataSource())
            .asOwner(
                "read the schema",
                jdbc ->
                    SchemaCheck.problems(PolicyFile.read(policy), new Introspection(jdbc).read()));
    assertThat(misfits).isEmpty();
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("policy.yaml"), yaml);
  }
}
