package dev.lethe.jobs.source;

import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Generalisation;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Table;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/**
 * The cell of a release that a subject falls into: each quasi-identifier generalised in the
 * database, so that its exact value never leaves. Who falls into no cell (unknown age) is counted
 * nowhere.
 */
public final class Cells {
  private Cells() {}

  /**
   * {@code SELECT cell, people}, a cell being a JSON object of labels, over subjects {@code s} for
   * which {@code which} holds.
   */
  public static Fragment counts(Policy policy, Release release, LocalDate asOf, Fragment which) {
    Table subject = policy.table(release.subject());
    var labels = new ArrayList<Fragment>();
    var columns = new ArrayList<String>();
    var names = new ArrayList<Object>();
    for (String name : release.by()) {
      Column column = subject.column(name);
      Generalisation generalisation = column.keepAs().orElseThrow();
      labels.add(generalisation.read(new Label(column.name(), asOf)));
      names.add(generalisation.label(column.name()));
      columns.add("g" + labels.size());
    }
    Fragment inner = Fragment.of("SELECT ");
    for (int i = 0; i < labels.size(); i++) {
      inner = inner.then(i == 0 ? "" : ", ").then(labels.get(i)).then(" AS " + columns.get(i));
    }
    inner = inner.then(" FROM " + Quoted.table(release.subject()) + " s WHERE ").then(which);
    String pairs = String.join(", ", columns.stream().map(column -> "?::text, " + column).toList());
    return Fragment.of(
            "SELECT jsonb_build_object(%s) AS cell, count(*) AS people FROM (".formatted(pairs),
            names.toArray())
        .then(inner)
        .then(") c WHERE %s GROUP BY %s".formatted(allKnown(columns), String.join(", ", columns)));
  }

  private static String allKnown(List<String> columns) {
    return String.join(" AND ", columns.stream().map(column -> column + " IS NOT NULL").toList());
  }

  /** One generalised value as SQL. */
  private record Label(String column, LocalDate asOf) implements Generalisation.Cases<Fragment> {

    @Override
    public Fragment ageBand(Generalisation.AgeBand band) {
      Fragment label = Fragment.of("CASE");
      for (int i = band.lowerBounds().size() - 1; i >= 0; i--) {
        LocalDate bornBy =
            Cutoff.of(Period.ofYears(band.lowerBounds().get(i)), asOf.plusDays(1)).lastDueDay();
        label =
            label.then(
                " WHEN %s <= ? THEN ?::text".formatted(Quoted.column("s", column)),
                bornBy,
                band.band(i));
      }
      return label.then(" END");
    }

    @Override
    public Fragment oneOf(Generalisation.OneOf list) {
      return Fragment.of(
          "CASE WHEN %1$s::text = ANY (?::text[]) THEN %1$s::text ELSE ?::text END"
              .formatted(Quoted.column("s", column)),
          list.values().toArray(String[]::new),
          Generalisation.OneOf.OTHER);
    }
  }
}
