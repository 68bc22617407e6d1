package dev.lethe.jobs.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A piece of SQL and the values of its question marks, in order. Values never enter the text. */
public record Fragment(String sql, List<Object> values) {
  public Fragment {
    values = List.copyOf(values);
  }

  public static Fragment of(String sql, Object... values) {
    return new Fragment(sql, Arrays.asList(values));
  }

  public Fragment then(Fragment next) {
    var all = new ArrayList<>(values);
    all.addAll(next.values);
    return new Fragment(sql + next.sql, all);
  }

  public Fragment then(String sql, Object... values) {
    return then(of(sql, values));
  }

  /** The parts in brackets, with {@code separator} between them. */
  public static Fragment joined(Collection<Fragment> parts, String separator) {
    var values = new ArrayList<Object>();
    parts.forEach(part -> values.addAll(part.values));
    return new Fragment(
        parts.stream().map(part -> "(" + part.sql + ")").collect(Collectors.joining(separator)),
        values);
  }
}
