package dev.lethe.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.explain.Language;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private final Figures outside = new Figures(new Wording(Language.EN), Audience.OUTSIDE);

  @Test
  void of_outsideTheDposCircle_hidesSmallAndRoundsTheRest() {
    assertThat(outside.of(0)).isEqualTo("< 11");
    assertThat(outside.of(10)).isEqualTo("< 11");
    assertThat(outside.of(11)).isEqualTo("≈ 10");
    assertThat(outside.of(1_234)).isEqualTo("≈ 1,230");
  }

  /** Two sums that differ by one person in a hidden part may not differ in print. */
  @Property(tries = 200)
  void of_outsideWholeOfTensAndHiddenParts_doNotBetrayThePart(
      @ForAll @LongRange(min = 2, max = 1000) long tens, @ForAll @LongRange(max = 3) long hidden) {
    assertThat(outside.of(tens * 10 + hidden)).isEqualTo(outside.of(tens * 10));
  }

  @Test
  void of_forTheDpo_isExact() {
    Figures exact = new Figures(new Wording(Language.FR), Audience.DPO);
    assertThat(exact.of(3)).isEqualTo("3");
    assertThat(exact.of(1_234_567)).isEqualTo("1\u202f234\u202f567");
  }
}
