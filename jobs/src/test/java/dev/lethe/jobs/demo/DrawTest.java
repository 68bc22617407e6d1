package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DrawTest {

  @Property
  void between_anyKey_staysWithinBothEnds(
      @ForAll long seed, @ForAll long key, @ForAll @IntRange(max = 1_000) int width) {
    assertThat(Draw.named(seed, "a").between(key, 7, 7 + width)).isBetween(7L, 7L + width);
  }

  @Test
  void between_manyKeys_everyValueAboutAsOften() {
    Draw draw = Draw.named(1, "die");
    int[] seen = new int[6];
    for (long key = 1; key <= 60_000; key++) {
      seen[(int) draw.between(key, 0, 5)]++;
    }

    // 10,000 expected each, standard deviation 91: five of them on either side.
    for (int count : seen) {
      assertThat(count).isBetween(9_545, 10_455);
    }
  }

  @Test
  void named_twoNames_drawIndependently() {
    Draw one = Draw.named(1, "one");
    Draw two = Draw.named(1, "two");
    int both = 0;
    for (long key = 1; key <= 40_000; key++) {
      both += one.unit(key) < 0.5 && two.unit(key) < 0.5 ? 1 : 0;
    }

    // 10,000 expected, standard deviation 87.
    assertThat(both).isBetween(9_565, 10_435);
  }

  @Test
  void pick_weights_areShares() {
    Weighted<String> weighted = new Weighted<>(List.of("never", "a", "b"), List.of(0.0, 1.0, 3.0));

    assertThat(weighted.pick(0)).isEqualTo("a");
    assertThat(weighted.pick(0.2499)).isEqualTo("a");
    assertThat(weighted.pick(0.25)).isEqualTo("b");
    assertThat(weighted.pick(Math.nextDown(1.0))).isEqualTo("b");
  }
}
