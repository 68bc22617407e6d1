package dev.lethe.config.advice;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Traffic;
import java.util.stream.Stream;

/** Published groups of few people. */
final class GroupAdvice {
  private static final int GROUP = 11;

  private GroupAdvice() {}

  static Stream<Advisory> of(Policy policy) {
    Stream<Advisory> releases =
        policy.releases().values().stream()
            .filter(release -> release.minimumGroup() < GROUP)
            .sorted(java.util.Comparator.comparing(Release::table))
            .map(r -> small("releases." + r.table(), r.table(), r.minimumGroup()));
    Stream<Advisory> traffic =
        policy.traffic().map(Traffic::minimumGroup).filter(group -> group < GROUP).stream()
            .map(group -> small("traffic", "traffic", group));
    return Stream.concat(releases, traffic);
  }

  private static Advisory small(String place, String about, int group) {
    return new Advisory("A-12", place + ".minimum-group", about, Integer.toString(group));
  }
}
