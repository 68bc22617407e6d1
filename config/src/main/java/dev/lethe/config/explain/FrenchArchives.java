package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Archive.Term;
import dev.lethe.config.policy.Table;

/** When rows leave the intermediate archive, in French. */
interface FrenchArchives extends ArchiveWording, FrenchPhrases {
  @Override
  default String archive() {
    return "La ligne est déplacée dans l’archive intermédiaire, qui n’en garde que les colonnes utiles, et effacée ici.";
  }

  @Override
  default String leavesArchive(Table table, Archive archive, Term term) {
    String conditions = term.conditions().stream().map(c -> " " + condition(c)).collect(joining());
    return "%s après %s.%s".formatted(SPAN.words(term.keep()), startInArchive(archive), conditions);
  }

  @Override
  default String startInArchive(Archive archive) {
    return archive
        .from()
        .map(
            from ->
                FrenchRules.event(from) + "\u00a0; s’il est inconnu, après le jour de l’archivage")
        .orElse("le jour de l’archivage");
  }

  @Override
  default String purge() {
    return "Ce qui reste de la ligne est effacé de l’archive. Rien n’est compté.";
  }

  @Override
  default String survives(Archive archive) {
    return "d’une ligne archivée n’y sont que sa clé et %s."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  default String purgeSuspended() {
    return "Suspendue\u00a0: des lignes entrent dans l’archive, mais aucune n’en sort tant que le DPO n’a pas répondu.";
  }
}
