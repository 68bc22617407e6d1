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

/** What a rule does to one table, and how people are counted, in French. */
interface FrenchEffects extends EffectWording, FrenchPhrases {
  @Override
  default String pseudonymisedRow(Pseudonym pseudonym) {
    return "la ligne échue reste, des pseudonymes y remplacent %s. Ce qui lui appartient n’est pas touché."
        .formatted(String.join(", ", pseudonym.columns()));
  }

  @Override
  default String dimension(Column column) {
    String how = column.keepAs().map(keep -> keep.read(new Dimension())).orElse("tel quel");
    return "Selon %s\u00a0: %s.".formatted(column.name(), how);
  }

  @Override
  default String minimumGroup(Release release) {
    return "Aucun groupe de moins de %d personnes n’est publié\u00a0; %s."
        .formatted(
            release.minimumGroup(),
            release.totals() ? "un total de tous les groupes l’est" : "aucun total non plus");
  }

  @Override
  default String ownRow(Table table) {
    return table.ownRow().filter(AtExpiry.BLANK::equals).isPresent()
        ? "la ligne échue reste, ce qui identifie est vidé."
        : "la ligne échue est supprimée.";
  }

  @Override
  default String archivedRow(Archive archive) {
    return "la ligne échue est déplacée dans l’archive intermédiaire\u00a0: sa clé et %s y sont gardées, le reste est effacé."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  default String archived(Link link, Archive archive) {
    return "déplacé dans l’archive intermédiaire avec %s, par %s\u00a0: la clé et %s y sont gardées, le reste est effacé.%s"
        .formatted(link.parent(), link.column(), String.join(", ", archive.columns()), guard(link));
  }

  @Override
  default String deleted(Link link) {
    return link.reversed()
        ? "supprimé dès qu’aucune ligne de %s ne le désigne plus par %s.%s"
            .formatted(link.parent(), link.parentColumn(), guard(link))
        : "supprimé avec %s, par %s.%s".formatted(link.parent(), link.column(), guard(link));
  }

  @Override
  default String blanked(Link link, Table table) {
    return "reste, car d’autres en dépendent\u00a0; là où %s désigne %s, vidé de %s.%s"
        .formatted(link.column(), link.parent(), emptied(link, table), guard(link));
  }

  @Override
  default String exempt(Table table) {
    return "les lignes de clé %s ne sont pas des personnes et restent."
        .formatted(String.join(", ", table.exempt()));
  }

  final class Dimension implements Generalisation.Cases<String> {
    @Override
    public String ageBand(AgeBand band) {
      return "âge par tranches %s\u00a0; une personne plus jeune, ou d’âge inconnu, n’est comptée nulle part"
          .formatted(String.join(", ", band.domain()));
    }

    @Override
    public String oneOf(OneOf list) {
      return "une valeur parmi %s\u00a0; toute autre compte comme «\u00a0%s\u00a0»"
          .formatted(String.join(", ", list.values()), OneOf.OTHER);
    }
  }

  private static String emptied(Link link, Table table) {
    return link.owns().stream()
        .map(
            c ->
                c
                    + table
                        .column(c)
                        .blankWith()
                        .map(w -> " (devient «\u00a0" + w + "\u00a0»)")
                        .orElse(""))
        .collect(joining(", "));
  }

  private static String guard(Link link) {
    return switch (link.guard()) {
      case TRIGGER ->
          " Un déclencheur dans la base refuse une nouvelle ligne de qui est effacé, car la base ne relie pas ces lignes.";
      case LOCK ->
          " La table est verrouillée pendant ce temps, car la base ne relie pas ces lignes.";
      case SWEEP -> "";
    };
  }
}
