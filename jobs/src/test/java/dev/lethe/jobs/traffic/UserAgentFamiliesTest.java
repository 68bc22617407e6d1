package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.warehouse.traffic.TrafficDomains;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentFamiliesTest {
  private static final String WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)";
  private static final String BROWSER = UserAgentFamilies.browser("lower(value)");
  private static final String SYSTEM = UserAgentFamilies.operatingSystem("lower(value)");

  @ParameterizedTest(name = "[{index}] {0} {1}")
  @CsvSource(
      delimiter = '|',
      nullValues = "NULL",
      value = {
        "other | other | NULL",
        "other | other | ''",
        "chrome | windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
        "chrome | android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Mobile Safari/537.36",
        "chrome | ios | Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/133.0.6943.84 Mobile/15E148 Safari/604.1",
        "chrome | chrome-os | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36",
        "edge | windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 Safari/537.36 Edg/133.0.0.0",
        "firefox | linux | Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:135.0) Gecko/20100101 Firefox/135.0",
        "firefox | android | Mozilla/5.0 (Android 14; Mobile; rv:135.0) Gecko/135.0 Firefox/135.0",
        "safari | macos | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Safari/605.1.15",
        "safari | ios | Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.3 Mobile/15E148 Safari/604.1",
        "samsung-internet | android | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
        "opera | windows | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 OPR/116.0.0.0",
        "opera-mini | other | Opera/9.80 (J2ME/MIDP; Opera Mini/7.1.32052/29.3709; U; en) Presto/2.8.119 Version/11.10",
        "uc-browser | android | Mozilla/5.0 (Linux; U; Android 13; en-US; CPH2349) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.4.0.1306 Mobile Safari/537.36",
        "firefox | kaios | Mozilla/5.0 (Mobile; Nokia_8110_4G; rv:48.0) Gecko/48.0 Firefox/48.0 KAIOS/2.5.1",
        "bot | other | Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "bot | other | curl/8.5.0",
        "chrome | android | Mozilla/5.0 (Linux; Android 9; CUBOT_X18) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/99.0.4844.88 Mobile Safari/537.36",
        "other | android | Mozilla/5.0 (Linux; Android 14; SM-A536B) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/133.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/500.0.0.0;]",
      })
  void browserAndOs_knownAgent_areItsFamilies(String browser, String os, String agent) {
    assertThat(Expressions.valueOf(BROWSER, agent)).isEqualTo(browser);
    assertThat(Expressions.valueOf(SYSTEM, agent)).isEqualTo(os);
  }

  @Test
  void browserAndOs_longestAgent_takesNoTime() {
    String agent = WINDOWS + " like gecko) version/1.0 chromium/1.0".repeat(2000);
    assertThat(Expressions.valueOf(BROWSER, agent)).isEqualTo("other");
    assertThat(Expressions.valueOf(SYSTEM, agent)).isEqualTo("windows");
  }

  /** A word outside the public domain would be counted as other, and nobody would know. */
  @Test
  void browserAndOs_everyWord_isInThePublicDomain() {
    assertThat(wordsOf(BROWSER)).containsExactlyInAnyOrderElementsOf(TrafficDomains.BROWSERS);
    assertThat(wordsOf(SYSTEM))
        .containsExactlyInAnyOrderElementsOf(TrafficDomains.OPERATING_SYSTEMS);
  }

  private static Set<String> wordsOf(String expression) {
    return Pattern.compile("(?:THEN|ELSE) '([^']*)'")
        .matcher(expression)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
