package dev.lethe.jobs.draft;

import dev.lethe.config.policy.Category;
import dev.lethe.jobs.source.LiveColumn;
import java.util.Optional;

/** What a date or timestamp says: an act of the person, a fact, or the work of a machine. */
final class MomentColumn {
  private MomentColumn() {}

  static ColumnDraft of(LiveColumn column, Profile profile) {
    return switch (Dictionary.MOMENTS.meaning(column.name()).orElse("")) {
      case "creation" ->
          new ColumnDraft(
              column,
              Category.ACTIVITY,
              Optional.empty(),
              true,
              Remark.of("why.creation"),
              Optional.empty());
      case "activity" -> ColumnDraft.sure(column, Category.ACTIVITY, Remark.of("why.activity"));
      case "technical" -> ColumnDraft.sure(column, Category.TECHNICAL, Remark.of("why.technical"));
      case "attribute" -> ColumnDraft.sure(column, Category.ATTRIBUTE, Remark.of("why.fact"));
      case "birth-date" -> named(column, Meaning.BIRTH_DATE);
      case "death-date" -> named(column, Meaning.DEATH_DATE);
      default -> unnamed(column, profile);
    };
  }

  static boolean isUnnamed(ColumnDraft column) {
    return column.why().key().equals("why.unnamed-moment");
  }

  private static ColumnDraft named(LiveColumn column, Meaning meaning) {
    return ColumnDraft.meaning(column, meaning, Remark.of("why.name", meaning.remark()));
  }

  private static ColumnDraft unnamed(LiveColumn column, Profile profile) {
    return profile
        .mostly()
        .map(
            looks ->
                ColumnDraft.meaning(
                        column,
                        looks.meaning(),
                        Remark.of(
                            "why.looks", Profile.percent(profile.share(looks)), looks.remark()))
                    .asked(Remark.of("ask.birth-date")))
        .orElseGet(
            () ->
                ColumnDraft.unsure(
                    column,
                    Category.TECHNICAL,
                    Remark.of("why.unnamed-moment"),
                    Remark.of("ask.moment")));
  }
}
