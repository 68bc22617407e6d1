package dev.lethe.warehouse.traffic;

import dev.lethe.anonymizer.gate.Dimension;
import dev.lethe.config.policy.Traffic;
import java.util.ArrayList;
import java.util.List;

/** Every word that a traffic table may show; all are public before a hit is read. */
public final class TrafficDomains {
  public static final String OTHER = Dimension.OTHER;

  /** A link within the controller's own site. */
  public static final String OWN = "own";

  /** No referrer was sent. */
  public static final String DIRECT = "direct";

  public static final List<String> BROWSERS =
      List.of(
          "chrome",
          "edge",
          "firefox",
          "opera",
          "opera-mini",
          "safari",
          "samsung-internet",
          "uc-browser",
          "bot",
          OTHER);

  public static final List<String> OPERATING_SYSTEMS =
      List.of("android", "chrome-os", "ios", "kaios", "linux", "macos", "windows", OTHER);

  private TrafficDomains() {}

  /** The policy's public list, and {@link #OWN}, {@link #DIRECT}, {@link #OTHER}. */
  public static List<String> referrers(Traffic policy) {
    return plus(policy.referrers(), OWN, DIRECT, OTHER);
  }

  /** The policy's public routes, and {@link #OTHER}. */
  public static List<String> pages(Traffic policy) {
    return plus(policy.pages(), OTHER);
  }

  private static List<String> plus(List<String> listed, String... more) {
    var all = new ArrayList<>(listed);
    all.addAll(List.of(more));
    return all.stream().distinct().toList();
  }
}
