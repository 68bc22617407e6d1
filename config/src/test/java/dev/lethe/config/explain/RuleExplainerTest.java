package dev.lethe.config.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RuleExplainerTest {
  private static final Policy POLICY =
      PolicyFile.remembered(
          "test",
          """
          controller: club
          role: controller
          zone: UTC
          language: en
          document: {title: Test, version: "1"}
          tables:
            member:
              key: id
              subject: id
              columns: {id: {is: key}, seen_on: {is: activity}, joined_in: {is: event, precision: month}}
          clocks:
            last-seen: {latest-of: [member.seen_on], otherwise: member.joined_in}
          rules:
            - {id: R, clause: "1", quote: q, subject: member, since: last-seen, longer-than: P1Y, then: delete}
          limits: {approve-above: 100%, refuse-above: 100%}
          """
              .getBytes(StandardCharsets.UTF_8));

  /** Of every column that may start the period, and of no other. */
  @Test
  void due_otherwiseOfWholeMonths_saysWhichDayCounts() {
    String due = new RuleExplainer(POLICY, Language.EN.wording()).rule(POLICY.rules().get(0)).due();

    assertThat(due).contains("joined_in names a month").doesNotContain("seen_on names a month");
  }
}
