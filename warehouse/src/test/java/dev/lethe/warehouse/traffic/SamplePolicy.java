package dev.lethe.warehouse.traffic;

import dev.lethe.config.policy.Clause;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Traffic;
import dev.lethe.config.policy.Traffic.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A traffic policy of an invented controller. */
public final class SamplePolicy {
  private SamplePolicy() {}

  public static Traffic traffic(List<Figure> figures) {
    return new Traffic(
        new Clause("4", "nous comptons vos visites"),
        Traffic.PeriodKind.WEEK,
        figures,
        TableName.of("page_views"),
        "visitor_id",
        "viewed_at",
        "path",
        "referrer",
        "user_agent",
        new Traffic.Consent(
            TableName.of("consents"), "visitor_id", "choice", "decided_at", List.of("granted")),
        Duration.ofMinutes(30),
        11,
        Optional.of("kiosk.example"),
        List.of("/", "/offers", "/offers/*", "/account"),
        List.of("google.com", "facebook.com"));
  }
}
