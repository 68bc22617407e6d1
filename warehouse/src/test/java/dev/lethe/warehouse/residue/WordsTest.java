package dev.lethe.warehouse.residue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example",
        "from a@b.example to nobody",
        "(email = 'a@b.example')",
        "[\"a@b.example\",\"x\"]",
        "email=a@b.example",
        "https://site.example/reset?mail=a@b.example&x=1",
        "mailto:a@b.example",
        "email=a%40b.example"
      })
  void match_tokenAmongOtherWords_isFound(String value) {
    assertThat(Words.match(value, "a@b.example"::equals)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "aa@b.example", "a@b.example2", "100%", "%zz a b"})
  void match_anotherWord_isNotFound(String value) {
    assertThat(Words.match(value, "a@b.example"::equals)).isFalse();
  }
}
