package dev.lethe.jobs.draft;

import static dev.lethe.config.policy.Category.ATTRIBUTE;
import static dev.lethe.config.policy.Category.FREE_TEXT;
import static dev.lethe.config.policy.Category.IDENTIFIER;
import static dev.lethe.config.policy.Category.LINK;

import dev.lethe.jobs.source.LiveColumn;
import java.util.Optional;

/** A column whose name and values announce nothing: its type decides, or how its values vary. */
final class UnnamedColumn {
  private static final int LONG_TEXT = 200;
  private static final double NEARLY_ALL = 0.9;
  private static final double FEW = 0.2;

  private UnnamedColumn() {}

  static ColumnDraft of(LiveColumn column, Profile profile) {
    return switch (TypeKind.of(column.type())) {
      case NETWORK -> ColumnDraft.meaning(column, Meaning.IP, type(column));
      case DOCUMENT, BINARY, SEARCH -> ColumnDraft.sure(column, FREE_TEXT, type(column));
      case UUID -> pointer(column);
      case TEXT ->
          NameWords.of(column.name()).namesAnId() ? pointer(column) : text(column, profile);
      case WHOLE ->
          NameWords.of(column.name()).namesAnId()
              ? pointer(column)
              : ColumnDraft.sure(column, ATTRIBUTE, type(column));
      default -> ColumnDraft.sure(column, ATTRIBUTE, type(column));
    };
  }

  private static ColumnDraft text(LiveColumn column, Profile profile) {
    return profile.isEmpty() ? unseen(column) : seen(column, profile);
  }

  static Remark variety(Profile profile) {
    return Remark.of("why.distinct", Profile.percent(profile.distinctShare()));
  }

  private static Remark type(LiveColumn column) {
    return Remark.of("why.type", column.type());
  }

  /** It is named as if it pointed somewhere, and nothing there was found. */
  private static ColumnDraft pointer(LiveColumn column) {
    Remark why = Remark.of("why.pointer");
    boolean isCounted = TypeKind.of(column.type()) == TypeKind.WHOLE;
    return ColumnDraft.unsure(column, isCounted ? LINK : IDENTIFIER, why, Remark.of("ask.pointer"));
  }

  private static ColumnDraft unseen(LiveColumn column) {
    boolean isLong = TypeKind.length(column.type()).filter(length -> length < LONG_TEXT).isEmpty();
    return ColumnDraft.unsure(
        column, isLong ? FREE_TEXT : ATTRIBUTE, Remark.of("why.unseen"), Remark.of("ask.unseen"));
  }

  private static ColumnDraft seen(LiveColumn column, Profile profile) {
    if (profile.words() >= Profile.MANY_WORDS || profile.longest() >= LONG_TEXT) {
      return new ColumnDraft(
          column,
          FREE_TEXT,
          Optional.of(Meaning.FREE_TEXT),
          false,
          Remark.of("why.long", Math.round(profile.words())),
          Optional.empty());
    }
    Remark why = variety(profile);
    if (profile.distinctShare() >= NEARLY_ALL) {
      return ColumnDraft.unsure(column, IDENTIFIER, why, Remark.of("ask.distinct"));
    }
    return profile.distinctShare() < FEW
        ? ColumnDraft.sure(column, ATTRIBUTE, why)
        : ColumnDraft.unsure(column, ATTRIBUTE, why, Remark.of("ask.distinct"));
  }
}
