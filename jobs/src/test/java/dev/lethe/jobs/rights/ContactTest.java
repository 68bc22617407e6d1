package dev.lethe.jobs.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a text names: a wrong answer here spares, writes to or erases somebody else. */
class ContactTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "o'brien@example.org, brien@example.org",
        "d'arc@example.org, o'arc@example.org",
        "zoe+shop@example.org, zoe@example.org",
        "zoe@example.org, zoe@example.com",
        "06 12 34 56 78, 06 12 34 56 79",
      })
  void in_twoPeople_areTwo(String one, String other) {
    assertThat(Contact.in(one)).hasSize(1).isNotEqualTo(Contact.in(other));
    assertThat(Contact.in(other)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "o'brien@example.org, O'BRIEN@Example.org",
        "o'brien@example.org, 'o'brien@example.org'",
        "o'brien@example.org, O. Brien <o'brien@example.org>",
        "zoe@example.org, 'zoe@example.org'",
        "zoe@example.org, mailto:zoe@example.org",
        "06 12 34 56 78, +33 (0)6.12.34.56.78",
      })
  void in_onePersonOtherwiseWritten_isOne(String one, String other) {
    assertThat(Contact.in(one)).hasSize(1).isEqualTo(Contact.in(other));
  }

  @Test
  void in_severalAddresses_findsEach() {
    assertThat(Contact.in("Zoe <zoe@example.org> ada@example.org"))
        .containsExactlyElementsOf(
            List.of(Contact.in("zoe@example.org").get(0), Contact.in("ada@example.org").get(0)));
  }
}
