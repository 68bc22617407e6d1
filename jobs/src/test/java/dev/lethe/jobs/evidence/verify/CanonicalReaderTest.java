package dev.lethe.jobs.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalReaderTest {
  @Test
  void document_canonical_isReadWithItsPlaces() throws Flawed {
    var members =
        new CanonicalReader("{\"a\":[1,-2,true],\"b\":\"é\\n\\u0001\"}".getBytes(UTF_8)).document();

    assertThat(members.get("a")).isEqualTo(new Member(List.of(1L, -2L, true), 1, 16));
    assertThat(members.get("b")).isEqualTo(new Member("é\n\u0001", 17, 33));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}x",
        "{ }",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":01}",
        "{\"a\":-0}",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":9007199254740992}",
        "{\"a\":null}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\u000A\"}",
        "{\"a\":\"\\u000a\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\u001F\"}",
        "{\"a\":tru}",
        "[]",
        "1",
        "{\"a\":[[[[[[[[1]]]]]]]]}"
      })
  void document_otherSpelling_isRefused(String text) {
    assertThatThrownBy(() -> new CanonicalReader(text.getBytes(UTF_8)).document())
        .isInstanceOf(Flawed.class);
  }

  @Test
  void document_brokenUtf8_isRefused() {
    byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, '"', '}'};
    assertThatThrownBy(() -> new CanonicalReader(bytes).document()).isInstanceOf(Flawed.class);
  }
}
