package dev.lethe.jobs.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** The names of RFC 8785, section 3.2.3, in the order that it gives. */
  @Test
  void bytes_rfc8785Names_standInTheOrderOfTheRfc() {
    String given =
        "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}";

    assertThat(canonical(given))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\uD83D\uDE00\":5,\"\uFB33\":3}");
  }

  /** The string of RFC 8785, section 3.2.2. */
  @Test
  void bytes_rfc8785String_isEscapedAsInTheRfc() {
    String given =
        "[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\", [ 56, true, false ]]";

    assertThat(canonical(given))
        .isEqualTo("[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\",[56,true,false]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1.5", "9007199254740992", "[null]"})
  void bytes_valueTheLogHasNot_isRefused(String value) {
    assertThatThrownBy(() -> canonical(value)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_halfACharacter_isRefused() {
    assertThatThrownBy(() -> CanonicalJson.bytes(JsonNodeFactory.instance.stringNode("\uD83D")))
        .hasMessage("Cannot write JSON canonically: half a character");
  }

  private static String canonical(String json) {
    return new String(CanonicalJson.bytes(JSON.readTree(json)), UTF_8);
  }
}
