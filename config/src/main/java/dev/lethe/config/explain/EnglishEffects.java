package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.AtExpiry;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Generalisation;
import dev.lethe.config.policy.Generalisation.AgeBand;
import dev.lethe.config.policy.Generalisation.OneOf;
import dev.lethe.config.policy.Link;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.config.policy.Release;
import dev.lethe.config.policy.Table;

/** What a rule does to one table, and how people are counted, in English. */
interface EnglishEffects extends EffectWording, EnglishPhrases {
  @Override
  default String pseudonymisedRow(Pseudonym pseudonym) {
    return "the row that is due stays, and pseudonyms stand in for %s. What belongs to it is left as it is."
        .formatted(String.join(", ", pseudonym.columns()));
  }

  @Override
  default String dimension(Column column) {
    String how = column.keepAs().map(keep -> keep.read(new Dimension())).orElse("as it is");
    return "By %s: %s.".formatted(column.name(), how);
  }

  @Override
  default String minimumGroup(Release release) {
    return "No group of fewer than %d people is published; %s."
        .formatted(
            release.minimumGroup(),
            release.totals() ? "one total over all groups is" : "nor is a total");
  }

  @Override
  default String ownRow(Table table) {
    return table.ownRow().filter(AtExpiry.BLANK::equals).isPresent()
        ? "the row that is due stays, and what identifies is emptied."
        : "the row that is due is deleted.";
  }

  @Override
  default String archivedRow(Archive archive) {
    return "the row that is due is moved to the intermediate archive: its key and %s are kept there, the rest is erased."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  default String archived(Link link, Archive archive) {
    return "moved to the intermediate archive with %s, through %s: its key and %s are kept there, the rest is erased.%s"
        .formatted(link.parent(), link.column(), String.join(", ", archive.columns()), guard(link));
  }

  @Override
  default String deleted(Link link) {
    return link.reversed()
        ? "deleted once no row of %s points at it through %s any more.%s"
            .formatted(link.parent(), link.parentColumn(), guard(link))
        : "deleted with %s, through %s.%s".formatted(link.parent(), link.column(), guard(link));
  }

  @Override
  default String blanked(Link link, Table table) {
    return "stays, because others depend on it; where %s points at %s, emptied of %s.%s"
        .formatted(link.column(), link.parent(), emptied(link, table), guard(link));
  }

  @Override
  default String exempt(Table table) {
    return "rows with key %s are no people and stay.".formatted(String.join(", ", table.exempt()));
  }

  final class Dimension implements Generalisation.Cases<String> {
    @Override
    public String ageBand(AgeBand band) {
      return "age in the bands %s; who is younger, or of unknown age, is counted nowhere"
          .formatted(String.join(", ", band.domain()));
    }

    @Override
    public String oneOf(OneOf list) {
      return "one of %s; anything else is counted as \"%s\""
          .formatted(String.join(", ", list.values()), OneOf.OTHER);
    }
  }

  private static String emptied(Link link, Table table) {
    return link.owns().stream()
        .map(c -> c + table.column(c).blankWith().map(w -> " (becomes \"" + w + "\")").orElse(""))
        .collect(joining(", "));
  }

  private static String guard(Link link) {
    return switch (link.guard()) {
      case TRIGGER ->
          " A trigger in the database refuses a new row of somebody who is erased: the database does not tie the rows together.";
      case LOCK -> " The table is locked meanwhile: the database does not tie the rows together.";
      case SWEEP -> "";
    };
  }
}
