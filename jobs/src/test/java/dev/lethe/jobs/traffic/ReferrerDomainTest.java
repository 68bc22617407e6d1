package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferrerDomainTest {
  private static final List<String> LISTED =
      List.of("search.example", "mail.search.example", "Listed.Example");
  private static final String HOST = ReferrerDomain.host("value");
  private static final String EXPRESSION =
      ReferrerDomain.of("host", Optional.of("Shop.example"), LISTED)
          .replace("host", "(" + HOST + ")");

  @ParameterizedTest(name = "[{index}] {1}")
  @CsvSource(
      nullValues = "NULL",
      quoteCharacter = '`',
      value = {
        "NULL, direct",
        "``, direct",
        "`  `, direct",
        "-, direct",
        "https://search.example, search.example",
        "https://search.example/, search.example",
        "http://SEARCH.Example/Path?q=1#x, search.example",
        "HTTPS://www.search.example?q=https://shop.example/, search.example",
        "https://www.search.example#top, search.example",
        "https://a_b.search.example/, search.example",
        "https://search.example:8443/, search.example",
        "https://search.example:/, search.example",
        "https://search.example./, search.example",
        "https://user:pass@search.example/, search.example",
        "https://search.example@evil.example/, other",
        "https://a@b@search.example/, search.example",
        "https://search.example\\@evil.example/, search.example",
        "https://search.example\\evil, search.example",
        "https://inbox.mail.search.example/, mail.search.example",
        "https://notsearch.example/, other",
        "https://search.example.evil.example/, other",
        "https://evil.example/search.example, other",
        "https://evil.example?https://search.example, other",
        "https://evil.example#@search.example/, other",
        "https://[2001:db8::1]:443/, other",
        "https://[::ffff:192.0.2.1]/search.example, other",
        "https://192.0.2.1/, other",
        "https://shop.example/items, own",
        "https://www.SHOP.example/items, own",
        "android-app://search.example/, other",
        "//search.example/, other",
        "search.example, other",
        "https:/search.example/, other",
        "https://www.listed.example/, Listed.Example",
        "https://, other",
        "https:///search.example, other",
        "https:/\\search.example/, search.example",
        "http:search.example//search.example, other",
        "https://@/, other",
        "https://:@:, other",
        "javascript:alert(1), other",
        "https://sea rch.example/, other",
        "https://search%2Eexample/, other",
        "`  https://search.example/ `, search.example",
        "ftp://search.example/, other",
      })
  void of_referrer_isThatDomain(String referrer, String domain) {
    assertThat(Expressions.valueOf(EXPRESSION, referrer)).isEqualTo(domain);
  }

  @Test
  void of_noOwnDomainAndNothingListed_tellsDirectFromOther() {
    String expression = ReferrerDomain.of("(" + HOST + ")", Optional.empty(), List.of());
    assertThat(Expressions.valueOf(expression, null)).isEqualTo("direct");
    assertThat(Expressions.valueOf(expression, "https://shop.example/")).isEqualTo("other");
  }

  @Test
  void of_quoteAndBackslashInTheList_areNoSql() {
    String expression =
        ReferrerDomain.of("(" + HOST + ")", Optional.of("o'shop\\.example"), List.of("x'||y"));
    assertThat(Expressions.valueOf(expression, "https://elsewhere.example/")).isEqualTo("other");
  }
}
