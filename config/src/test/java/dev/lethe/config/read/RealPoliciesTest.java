package dev.lethe.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealPoliciesTest {
  @Test
  void read_kmeroccase_holdsItsRulesInOrder() {
    Policy policy = PolicyFile.read(Path.of("policies/kmeroccase.yaml"));

    assertThat(policy.rules())
        .extracting(Rule::id)
        .containsExactly("KM-05", "KM-15", "KM-04-hits", "KM-04-choices");
  }
}
