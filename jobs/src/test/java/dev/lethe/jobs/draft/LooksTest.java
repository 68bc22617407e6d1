package dev.lethe.jobs.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published example numbers and invented values; a changed check digit is refused. */
class LooksTest {

  @ParameterizedTest
  @CsvSource({
    "EMAIL, a.b+c@exemple.cm",
    "IBAN, FR14 2004 1010 0505 0001 3M02 606",
    "IBAN, GB82WEST12345698765432",
    "CARD, 4111 1111 1111 1111",
    "CARD, 378282246310005",
    "IP, 192.0.2.17",
    "IP, 2001:db8::8a2e:370:7334",
    "IP, 198.51.100.0/24",
    "UUID, 123e4567-e89b-12d3-a456-426614174000",
    "SECRET, $2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
    "USER_AGENT, Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36",
    "URL, https://exemple.tg/a?b=c",
    "PHONE, 6 71 23 45 67",
    "PHONE, +237 671 23 45 67",
    "PHONE, 90 11 23 45",
    "PHONE, +228 90 11 23 45",
    "PHONE, 01 42 68 53 00",
    "PHONE, +33 6 12 34 56 78",
    "BIRTH_DATE, 1984-02-29",
    "BIRTH_DATE, 3/29/1982",
  })
  void first_ofAnExample_isItsKind(Looks expected, String value) {
    assertThat(first(value)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "FR14 2004 1010 0505 0001 3M02 607",
    "4111 1111 1111 1112",
    "9111 1111 1111 1111",
    "256.1.1.1",
    "1.2.3",
    "1:2:3",
    "a@b",
    "12345",
    "2024-05-17",
    "Douala",
    "0000000000",
    "une phrase ordinaire de quelques mots",
  })
  void first_ofSomethingElse_isNothing(String value) {
    assertThat(first(value)).isEmpty();
  }

  private static List<Looks> first(String value) {
    return Arrays.stream(Looks.values()).filter(looks -> looks.fits(value)).limit(1).toList();
  }
}
