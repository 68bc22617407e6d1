package dev.lethe.config.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.policy.Check;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.ReadPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTextTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/lethe/config/explain");
  private static final ReadPolicy READ =
      PolicyFile.open(Path.of("policies/example.yaml"), Optional.empty());
  private static final Policy EXAMPLE = READ.policy();

  /** The whole text, read by people before it was kept; the digest's line changes with the file. */
  @ParameterizedTest
  @EnumSource
  void of_example_readsAsItWasApproved(Language language) throws IOException {
    String text =
        ExplanationText.of(
            Explainer.explain(EXAMPLE, Advice.on(READ), language),
            language,
            UnaryOperator.identity());

    assertThat(text.replace(EXAMPLE.sha256(), "(digest)"))
        .isEqualTo(Files.readString(FOLDER.resolve("example." + language + ".txt")));
  }

  @ParameterizedTest
  @EnumSource
  void enforced_everyCheck_hasItsOwnSentence(Language language) {
    assertThat(Check.values())
        .extracting(check -> language.wording().enforced(check))
        .doesNotHaveDuplicates()
        .hasSize(Check.values().length);
  }

  @Test
  void of_locale_isFrenchForFrenchOnly() {
    assertThat(Language.of(Locale.CANADA_FRENCH)).isEqualTo(Language.FR);
    assertThat(Language.of(Locale.GERMANY)).isEqualTo(Language.EN);
  }
}
