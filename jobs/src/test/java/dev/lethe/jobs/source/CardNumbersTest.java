package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Card numbers are those that issuers publish for tests; no other number here is anybody's. */
@Tag("OK-11")
class CardNumbersTest {
  private static final FreshDatabase SHOP = TestDatabase.newest().fresh("cards");
  private static final String POLICY =
      """
      controller: shop
      role: controller
      zone: UTC
      language: en
      document: {title: Test, version: "1"}
      tables:
        reviews:
          key: id
          subject: id
          columns:
            id: {is: key}
            body: {is: free-text}
            reference: {is: identifier}
            amount: {is: attribute}
            made_at: {is: activity}
      never-store: [card-numbers]
      rules:
        - {id: S-1, clause: "1", quote: test, subject: reviews, since: reviews.made_at, longer-than: P1Y, then: delete}
      limits: {approve-above: 0%, refuse-above: 100%}
      """;

  static {
    SHOP.execute(
        "CREATE TABLE reviews (id bigint PRIMARY KEY, body text, reference varchar(80), amount numeric, made_at date)");
  }

  @BeforeEach
  void empty() {
    SHOP.execute("TRUNCATE reviews");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "my card is 4111 1111 1111 1111, exp. 12/29",
        "5555-5555-5555-4444",
        "(2223.0031.2200.3222)",
        "378282246310005",
        "3782 822463 10005",
        "3056 930902 5904",
        "6011000990139424",
        "3530111333300000",
        "6200 0000 0000 0005",
        "12/29 4242 4242 4242 4242 123",
        "a\nb 4012888888881881\nc",
      })
  void search_cardNumber_isFound(String text) {
    insert(text);

    CardNumbers.Search search = search();
    assertThat(search.found()).extracting(Object::toString).containsExactly("reviews.body (1)");
    assertThat(search.control()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "1234567812345670",
        "order CMD4111111111111111",
        "0000 0000 0000 0000",
        "FR76 3000 6000 0112 3456 7890 189",
        "73282932000074",
        "00237699123456",
        "+237 6 99 12 34 56 / +237 6 77 12 34 56",
        "550e8400-e29b-41d4-a716-446655440000",
        "2026-03-01 09:30:15.123456",
        "1700000000000000",
        "41111111111111110000",
        "",
      })
  void search_otherNumber_isNotFound(String text) {
    insert(text);

    assertThat(search().found()).isEmpty();
  }

  @Test
  void search_severalColumns_countsRowsByColumn() {
    SHOP.execute(
        """
        INSERT INTO reviews VALUES
          (1, '4111111111111111 and 5555555555554444', '4111111111111111', 4111111111111111),
          (2, 'nothing', 'ref 4242424242424242', 1),
          (4111111111111111, NULL, NULL, NULL)
        """);

    assertThat(search().found())
        .extracting(Object::toString)
        .containsExactly("reviews.body (1)", "reviews.reference (2)", "reviews.amount (1)");
  }

  /** One in ten random numbers has a right check digit: an oracle in Java agrees on each. */
  @Test
  void search_randomNumbersOfAnIssuer_agreesWithTheCheckDigit() {
    Random random = new Random(7_812);
    long right = 0;
    var values = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      String number = "4" + String.format("%015d", random.nextLong(1_000_000_000_000_000L));
      right += hasRightCheckDigit(number) ? 1 : 0;
      values.append(i == 0 ? "" : ", ").append("(%d, '%s')".formatted(i, number));
    }
    SHOP.execute("INSERT INTO reviews (id, body) VALUES " + values);

    assertThat(right).isBetween(400L, 600L);
    assertThat(search().rows()).isEqualTo(right);
  }

  @Test
  void search_largeTable_readsASampleAndSaysSo() {
    SHOP.execute(
        "INSERT INTO reviews (id, body) SELECT n, CASE n % 100 WHEN 0 THEN 'paid with 4111 1111 1111 1111' ELSE 'paid in cash on 2026-03-01' END FROM generate_series(1, 250000) n; ANALYZE reviews");

    CardNumbers.Search search = search();
    assertThat(search.sampled()).isTrue();
    assertThat(search.rows()).isBetween(500L, 2_000L);
    SHOP.execute("TRUNCATE reviews; ANALYZE reviews");
    assertThat(search().sampled()).isFalse();
  }

  /** ISO/IEC 7812-1, annex B: every second digit from the right doubled, digits summed. */
  private static boolean hasRightCheckDigit(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int weighted = i % 2 == 1 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 == 0;
  }

  private static void insert(String body) {
    SHOP.execute("INSERT INTO reviews (id, body) VALUES (1, '%s')".formatted(body));
  }

  private static CardNumbers.Search search() {
    Policy policy = PolicyFile.remembered("shop", POLICY.getBytes(StandardCharsets.UTF_8));
    return new SourceDatabase(SHOP.dataSource())
        .asOwner(
            "search", jdbc -> CardNumbers.search(jdbc, policy, new Introspection(jdbc).read()));
  }
}
