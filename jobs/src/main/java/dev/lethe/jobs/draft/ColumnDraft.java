package dev.lethe.jobs.draft;

import dev.lethe.config.policy.Category;
import dev.lethe.jobs.source.LiveColumn;
import java.util.Optional;

/**
 * What a column was taken for.
 *
 * @param meaning what it seems to hold, where that is known
 * @param creation whether it says when the row came to be
 * @param why the evidence
 * @param question what is unsure; empty: nothing
 */
record ColumnDraft(
    LiveColumn live,
    Category category,
    Optional<Meaning> meaning,
    boolean creation,
    Remark why,
    Optional<Remark> question) {

  static ColumnDraft sure(LiveColumn live, Category category, Remark why) {
    return new ColumnDraft(live, category, Optional.empty(), false, why, Optional.empty());
  }

  static ColumnDraft unsure(LiveColumn live, Category category, Remark why, Remark question) {
    return new ColumnDraft(live, category, Optional.empty(), false, why, Optional.of(question));
  }

  static ColumnDraft meaning(LiveColumn live, Meaning meaning, Remark why) {
    return new ColumnDraft(
        live, meaning.category(), Optional.of(meaning), false, why, Optional.empty());
  }

  ColumnDraft asked(Remark what) {
    return new ColumnDraft(live, category, meaning, creation, why, Optional.of(what));
  }

  ColumnDraft as(Category other, Remark whyNow) {
    return new ColumnDraft(live, other, meaning, creation, whyNow, Optional.empty());
  }

  String name() {
    return live.name();
  }

  boolean announcesAPerson() {
    return category != Category.LINK && meaning.filter(Meaning::announcesAPerson).isPresent();
  }
}
