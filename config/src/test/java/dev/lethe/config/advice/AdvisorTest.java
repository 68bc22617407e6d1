package dev.lethe.config.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.ReadPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each advisory is raised just beyond its limit, and not at it. */
class AdvisorTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // what is exchanged in BASE | for what is at the limit | for what is beyond | raised as
        "P24M | P25M | P26M | A-01 R-hits P26M",
        "P12M | P13M | P14M | A-02 R-choices P14M",
        "within one month | within 31 days | within 45 (forty-five) days | A-03 D-1 45",
        "P2Y | P2Y | P25M | A-06 people P25M",
        "P6M | P12M | P366D | A-07 access_log P366D",
        "P4Y | P3Y | P35M | A-08 opt_outs P35M",
        "P11Y | P10Y | P9Y | A-09 factures P9Y",
        "younger-than: 16 | younger-than: 13 | younger-than: 12 | A-10 R-age 12",
        "minimum-group: 12 | minimum-group: 11 | minimum-group: 10 | A-12 retired 10",
        "listed-holds-only | listed-holds-only | verified-after-run | A-13 contract",
        "PT24H | PT72H | PT73H | A-14 R-age 73",
        "card_colour | card_kind | cvv2 | A-15 people.cvv2 attribute",
        "P9M | P13M | P14M | A-16 debits P14M",
        "P5M | P6M | P7M | A-17 recordings P7M",
        "P20D | P1M | P32D | A-18 proofs P32D",
        "birth_town | email_verified_at | contact_email | A-19 people.contact_email attribute",
      })
  void advise_beyondTheLimit_isRaisedOnce(String part, String at, String beyond, String raised)
      throws IOException {
    assertThat(BASE).contains(part);
    assertThat(advised(BASE)).isEmpty();
    assertThat(advised(BASE.replace(part, at))).isEmpty();
    assertThat(advised(BASE.replace(part, beyond))).containsExactly(raised);
  }

  @Test
  void advise_fifteenYearsInFrance_areRaisedOnlyBelow() throws IOException {
    String paris = BASE.replace("Africa/Douala", "Europe/Paris");

    assertThat(advised(paris.replace("younger-than: 16", "younger-than: 15"))).isEmpty();
    assertThat(advised(paris.replace("younger-than: 16", "younger-than: 14")))
        .containsExactly("A-11 R-age 14");
  }

  @Test
  void advise_noPeriodInForce_isRaised() throws IOException {
    String open = "then: delete\n    decision: {open: How long?}\n  - id: R-log";

    assertThat(advised(BASE.replace("then: delete\n  - id: R-log", open)))
        .containsExactly("A-04 choices");
  }

  @Test
  void advise_clockThatMayNeverStart_isRaised() throws IOException {
    assertThat(advised(BASE.replace(", otherwise: people.made_at", "")))
        .containsExactly("A-05 last-act");
  }

  @Test
  void advise_rowsThatGoWithTheirPerson_liveAsLong() throws IOException {
    String owned =
        BASE.replace("tables:\n", "tables:\n" + LOGINS)
            .replace("longer-than: P2Y", "longer-than: P18M");

    assertThat(advised(owned)).containsExactly("A-07 login_journal P18M");
  }

  @Test
  void on_policy_knowsTheLine() throws IOException {
    ReadPolicy read = read(BASE.replace("P24M", "P26M"));

    assertThat(Advice.on(read))
        .singleElement()
        .satisfies(
            advice ->
                assertThat(Files.readAllLines(read.file()).get(advice.line() - 1))
                    .contains("longer-than: P26M"));
  }

  @Test
  void all_guidance_isAskedForAndWhole() {
    assertThat(Guidance.all().keySet())
        .containsExactlyElementsOf(
            Stream.iterate(1, n -> n + 1).limit(19).map("A-%02d"::formatted).toList());
    assertThat(Guidance.all().values())
        .allSatisfy(
            guidance ->
                assertThat(guidance.texts().keySet())
                    .contains(
                        "fr.found",
                        "fr.guidance",
                        "fr.source",
                        "fr.safest",
                        "en.found",
                        "en.guidance",
                        "en.source",
                        "en.safest"));
  }

  private List<String> advised(String yaml) throws IOException {
    return Advisor.advise(read(yaml).policy()).stream()
        .map(a -> "%s %s %s".formatted(a.id(), a.about(), a.found()).strip())
        .toList();
  }

  private ReadPolicy read(String yaml) throws IOException {
    return PolicyFile.open(Files.writeString(folder.resolve("shop.yaml"), yaml), Optional.empty());
  }

  private static final String LOGINS =
      """
        login_journal:
          key: id
          subject: person -> people.id
          columns: {id: {is: key}, person: {is: link}, ip: {is: identifier}}
      """;

  /** Nothing in it is advised against; each length is close to its limit. */
  private static final String BASE =
      """
      controller: shop
      role: controller
      zone: Africa/Douala
      language: en
      document: {title: Privacy policy, version: "1"}
      tables:
        people:
          key: id
          subject: id
          columns:
            id: {is: key}
            born: {is: quasi-identifier, keep-as: {age-bands: [18, 40]}}
            birth_town: {is: attribute}
            card_colour: {is: attribute}
            agreed: {is: attribute}
            made_at: {is: activity}
            last_login_at: {is: activity}
        hits: {key: id, subject: id, columns: {id: {is: key}, at: {is: activity}}}
        choices: {key: id, subject: id, columns: {id: {is: key}, at: {is: activity}}}
        access_log: {key: id, subject: id, columns: {id: {is: key}, at: {is: activity}}}
        opt_outs: {key: id, subject: id, columns: {id: {is: key}, at: {is: activity}}}
        factures: {key: id, subject: id, columns: {id: {is: key}, at: {is: activity}}}
        recordings: {key: id, subject: id, columns: {id: {is: key}, at: {is: activity}}}
        debits:
          key: id
          subject: id
          columns: {id: {is: key}, card_number: {is: identifier}, at: {is: activity}}
        proofs:
          key: id
          subject: id
          columns: {id: {is: key}, passport: {is: identifier}, at: {is: activity}}
      clocks:
        last-act: {latest-of: [people.last_login_at], otherwise: people.made_at}
      rules:
        - id: R-age
          clause: "1"
          quote: q
          subject: people
          when: {younger-than: 16, born: born, unless: agreed, within: PT24H}
          then: delete
        - id: R-people
          clause: "1"
          quote: q
          subject: people
          since: last-act
          longer-than: P2Y
          then: anonymise
          release: retired
        - {id: R-hits, clause: "1", quote: q, subject: hits, since: hits.at, longer-than: P24M, then: delete}
        - id: R-choices
          clause: "1"
          quote: q
          subject: choices
          since: choices.at
          longer-than: P12M
          then: delete
        - id: R-log
          clause: "1"
          quote: q
          subject: access_log
          since: access_log.at
          longer-than: P6M
          then: delete
        - {id: R-opt, clause: "1", quote: q, subject: opt_outs, since: opt_outs.at, longer-than: P4Y, then: delete}
        - {id: R-inv, clause: "1", quote: q, subject: factures, since: factures.at, longer-than: P11Y, then: delete}
        - {id: R-rec, clause: "1", quote: q, subject: recordings, since: recordings.at, longer-than: P5M, then: delete}
        - {id: R-card, clause: "1", quote: q, subject: debits, since: debits.at, longer-than: P9M, then: delete}
        - {id: R-id, clause: "1", quote: q, subject: proofs, since: proofs.at, longer-than: P20D, then: delete}
      releases:
        retired: {subject: people, by: [born], minimum-group: 12}
      duties:
        - {id: D-1, clause: "1", quote: q, person: dpo, reason: Requests are answered within one month.}
        - {id: D-2, clause: "1", quote: q, check: listed-holds-only}
      holds: [contract]
      limits: {approve-above: 2%, refuse-above: 20%}
      """;
}
