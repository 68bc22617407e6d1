package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Rule;
import dev.lethe.jobs.source.Cells;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What remains of retired people: one line for each cell of a release, as many at most as its
 * public domain has cells.
 */
public record PooledCells(Release release, List<Cell> cells) {
  public PooledCells {
    cells = List.copyOf(cells);
  }

  /**
   * One group.
   *
   * @param labels JSON object of the release's labels
   */
  public record Cell(String labels, long people) {}

  public long people() {
    return cells.stream().mapToLong(Cell::people).sum();
  }

  /** The pool of a plan, in the order of its labels. */
  static PooledCells pooled(SourceDatabase source, Plan plan, Release release) {
    return new PooledCells(
        release,
        source.as(
            SourceRole.APPLIER,
            "read the pool of plan " + plan.id(),
            jdbc ->
                jdbc.sql(
                        "SELECT cell::text AS cell, people FROM lethe.pool WHERE plan_id = ? AND release = ? ORDER BY cell::text")
                    .params(plan.id(), release.table())
                    .query((row, n) -> new Cell(row.getString("cell"), row.getLong("people")))
                    .list()));
  }

  /** What the pool would hold if the plan were applied now, to the letter; writes nothing. */
  static PooledCells planned(
      SourceDatabase source, Plan plan, Policy policy, LiveSchema schema, Rule rule) {
    Release release = policy.release(rule.release().orElseThrow());
    String key = policy.table(rule.subject()).key();
    Fragment which =
        Fragment.of(
            "s.%s IN (SELECT p.subject_key::%s FROM lethe.plan_subject p WHERE p.plan_id = ? AND p.rule_id = ? AND p.planned = 'due')"
                .formatted(Quoted.name(key), schema.table(rule.subject()).column(key).type()),
            plan.id(),
            rule.id());
    Fragment counts = Cells.counts(policy, release, plan.asOf(), which);
    return new PooledCells(
        release,
        source.as(
            SourceRole.PLANNER,
            "rehearse plan " + plan.id(),
            jdbc ->
                jdbc.sql(counts.sql())
                    .params(counts.values())
                    .query((row, n) -> new Cell(row.getString("cell"), row.getLong("people")))
                    .list()));
  }

  /** Of the cells and of what the release is made with; the same pool gives the same release. */
  String digest(Plan plan) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update((plan.digest() + "\n" + release + "\n").getBytes(StandardCharsets.UTF_8));
      cells.forEach(
          cell ->
              sha.update(
                  (cell.labels() + "\t" + cell.people() + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
