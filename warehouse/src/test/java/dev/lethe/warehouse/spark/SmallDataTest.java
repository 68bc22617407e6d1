package dev.lethe.warehouse.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The settings are those of the one session: nobody else may be at work. */
@Isolated
class SmallDataTest {
  private static final String SETTING = "spark.sql.codegen.wholeStage";

  @Test
  void run_workThatFails_leavesTheSettingAsItWas() {
    var conf = SparkForTests.session().conf();
    var before = conf.get(SETTING);
    conf.set(SETTING, "true");
    try {
      assertThatThrownBy(
              () ->
                  SmallData.run(
                      SparkForTests.session(),
                      () -> {
                        throw new IllegalStateException(conf.get(SETTING));
                      }))
          .hasMessage("false");
      assertThat(conf.get(SETTING)).isEqualTo("true");
    } finally {
      conf.set(SETTING, before);
    }
  }
}
