package dev.lethe.config.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.coverage.Coverage.ClauseCoverage;
import dev.lethe.config.coverage.Coverage.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clause is covered by the policy and the tests, or it is not. */
class CoverageReportTest {
  @TempDir private Path folder;

  @Test
  void of_completePolicy_namesEveryClauseThatLacksSomething() throws IOException {
    CoverageReport report = CoverageReport.of(List.of(policy("")), tests("XX-01"));

    assertThat(report.policies().get(0).clauses())
        .extracting(ClauseCoverage::state)
        .containsExactly(State.PROVED, State.UNPROVED, State.PERSON, State.WAITING, State.MISSING);
    assertThat(report.problems())
        .containsExactly(
            "shop.yaml: Clause XX-02 is proved by no test. Tag one with it, or say stub: true.",
            "shop.yaml: Clause XX-05 is answered by nothing. Write a rule or a duty for it, or say stub: true.");
  }

  @Test
  void of_stub_listsTheSameAndRefusesNothing() throws IOException {
    CoverageReport report = CoverageReport.of(List.of(policy("stub: true")), tests("XX-01"));

    assertThat(report.policies().get(0).count(State.MISSING)).isEqualTo(1);
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void of_testOfADutyThatIsMissing_coversNothing() throws IOException {
    CoverageReport report = CoverageReport.of(List.of(policy("")), tests("XX-05"));

    assertThat(report.policies().get(0).clauses().get(4).state()).isEqualTo(State.MISSING);
  }

  @Test
  void of_tagOfNoClause_isAProblem() throws IOException {
    CoverageReport report =
        CoverageReport.of(List.of(policy("stub: true")), tests("XX-09", "slow", "YY-01"));

    assertThat(report.problems())
        .containsExactly("Tag XX-09 in [shop/ATest.a] stands for no clause. Correct it.");
  }

  @Test
  void of_ruleOfNoClause_isAProblem() throws IOException {
    Path policy = policy("stub: true");
    Files.writeString(policy, Files.readString(policy).replace("id: XX-03,", "id: XX-33,"));

    assertThat(CoverageReport.of(List.of(policy), tests("XX-01")).problems())
        .containsExactly("shop.yaml: XX-33 answers no clause of the list. Correct the id.");
  }

  @Test
  void of_longerNumber_isAnotherClause() throws IOException {
    Path policy = policy("stub: true");
    Files.writeString(policy, Files.readString(policy).replace("id: XX-03,", "id: XX-011,"));

    assertThat(CoverageReport.of(List.of(policy), tests()).policies().get(0).clauses().get(0))
        .satisfies(c -> assertThat(c.answers()).extracting(a -> a.id()).containsExactly("XX-01-a"));
  }

  @Test
  void of_listOfAnotherController_isRefused() throws IOException {
    Path policy = policy("");
    Path list = folder.resolve("clauses.yaml");
    Files.writeString(list, Files.readString(list).replace("shop", "fair"));

    assertThatThrownBy(() -> CoverageReport.of(List.of(policy), tests()))
        .hasMessageContaining(
            "shop.yaml:27: Invalid value of obligations: clauses.yaml lists the clauses of 'fair', not of 'shop'. Name another list.");
  }

  @Test
  void read_listWithAWordOfItsOwn_isRefused() throws IOException {
    policy("");
    Path list = folder.resolve("clauses.yaml");
    Files.writeString(list, Files.readString(list) + "  - {id: XX-06, covered: yes}\n");

    assertThatThrownBy(() -> Obligations.read(list))
        .hasMessageContaining(
            "clauses.yaml:8: Invalid clause: write id, section, fr and en, was id, covered.");
  }

  @Test
  void read_clauseTwice_isRefused() throws IOException {
    policy("");
    Path list = folder.resolve("clauses.yaml");
    Files.writeString(list, Files.readString(list).replace("XX-02", "XX-01"));

    assertThatThrownBy(() -> Obligations.read(list))
        .hasMessageContaining(
            "Duplicate clause 'XX-01': it stands on line 3 as well. Keep one of them.");
  }

  @Test
  void of_policyWithoutList_isLeftOut() throws IOException {
    Path policy = policy("");
    Files.writeString(policy, Files.readString(policy).replace("obligations: clauses.yaml\n", ""));

    assertThat(CoverageReport.of(List.of(policy), tests()).policies()).isEmpty();
  }

  private static ClauseTests tests(String... tags) {
    Map<String, SortedSet<String>> byTag = new TreeMap<>();
    for (String tag : tags) {
      byTag.put(tag, new TreeSet<>(List.of("shop/ATest.a")));
    }
    return new ClauseTests(new TreeMap<>(byTag));
  }

  private Path policy(String last) throws IOException {
    Files.writeString(folder.resolve("clauses.yaml"), CLAUSES);
    return Files.writeString(folder.resolve("shop.yaml"), POLICY + last + "\n");
  }

  private static final String CLAUSES =
      """
      controller: shop
      clauses:
        - {id: XX-01, section: "1", fr: un, en: one}
        - {id: XX-02, section: "1", fr: deux, en: two}
        - {id: XX-03, section: "1", fr: trois, en: three}
        - {id: XX-04, section: "1", fr: quatre, en: four}
        - {id: XX-05, section: "1", fr: cinq, en: five}
      """;

  private static final String POLICY =
      """
      controller: shop
      role: controller
      zone: Europe/Paris
      language: en
      document: {title: Privacy policy, version: "1"}
      tables:
        users: {key: id, subject: id, columns: {id: {is: key}, at: {is: activity}}}
      rules:
        - id: XX-01-a
          clause: "1"
          quote: q
          subject: users
          since: users.at
          longer-than: P3Y
          then: delete
        - id: XX-04
          clause: "1"
          quote: q
          subject: users
          since: users.at
          longer-than: P2Y
          then: delete
          decision: {open: Two?}
      duties:
        - {id: XX-02, clause: "1", quote: q, check: no-table-without-rule}
        - {id: XX-03, clause: "1", quote: q, person: dpo, reason: r}
      obligations: clauses.yaml
      limits: {approve-above: 2%, refuse-above: 20%}
      """;
}
