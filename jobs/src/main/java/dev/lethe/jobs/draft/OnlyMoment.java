package dev.lethe.jobs.draft;

import static dev.lethe.config.policy.Category.ACTIVITY;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A moment whose name says nothing is an act if the table knows no other, and is asked about. */
final class OnlyMoment {
  private OnlyMoment() {}

  static Map<String, ColumnDraft> settled(Map<String, ColumnDraft> columns) {
    List<ColumnDraft> unnamed = columns.values().stream().filter(MomentColumn::isUnnamed).toList();
    boolean known = columns.values().stream().anyMatch(column -> column.category() == ACTIVITY);
    if (known || unnamed.size() != 1) {
      return columns;
    }
    ColumnDraft only = unnamed.get(0);
    var settled = new LinkedHashMap<>(columns);
    settled.put(
        only.name(),
        ColumnDraft.unsure(only.live(), ACTIVITY, only.why(), Remark.of("ask.only-moment")));
    return settled;
  }
}
