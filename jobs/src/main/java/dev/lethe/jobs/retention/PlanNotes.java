package dev.lethe.jobs.retention;

import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** What the steps of a run leave for the report; no personal value, no key. */
final class PlanNotes {
  private static final JsonMapper JSON = new JsonMapper();

  private final SourceDatabase source;
  private final UUID plan;

  PlanNotes(SourceDatabase source, Plan plan) {
    this.source = source;
    this.plan = plan.id();
  }

  void rehearsed(List<Released> expected) {
    write("rehearsed", expected);
  }

  void released(List<Released> releases) {
    write("released", releases);
  }

  void verified(Verification verification) {
    write("verified", verification);
  }

  List<Released> rehearsed() {
    return read("rehearsed").map(PlanNotes::releases).orElse(List.of());
  }

  /** Empty: nothing was released yet, or there was nothing to release. */
  List<Released> released() {
    return read("released").map(PlanNotes::releases).orElse(List.of());
  }

  Optional<Verification> verified() {
    return read("verified").map(text -> JSON.readValue(text, Verification.class));
  }

  private static List<Released> releases(String text) {
    return List.of(JSON.readValue(text, Released[].class));
  }

  private void write(String column, Object value) {
    source.as(
        SourceRole.APPLIER,
        "note the state of plan " + plan,
        jdbc ->
            jdbc.sql("UPDATE lethe.plan SET %s = ?::jsonb WHERE plan_id = ?".formatted(column))
                .params(JSON.writeValueAsString(value), plan)
                .update());
  }

  private Optional<String> read(String column) {
    return source.as(
        SourceRole.PLANNER,
        "read the state of plan " + plan,
        jdbc ->
            jdbc.sql(
                    "SELECT %1$s::text FROM lethe.plan WHERE plan_id = ? AND %1$s IS NOT NULL"
                        .formatted(column))
                .param(plan)
                .query(String.class)
                .optional());
  }
}
