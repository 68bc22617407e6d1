package dev.lethe.config.explain;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Archive.Term;
import dev.lethe.config.policy.Table;

/** When rows leave the intermediate archive, in English. */
interface EnglishArchives extends ArchiveWording, EnglishPhrases {
  @Override
  default String archive() {
    return "The row is moved to the intermediate archive, which keeps its minimal columns, and erased here.";
  }

  @Override
  default String leavesArchive(Table table, Archive archive, Term term) {
    String conditions = term.conditions().stream().map(c -> " " + condition(c)).collect(joining());
    return "%s after %s.%s".formatted(SPAN.words(term.keep()), startInArchive(archive), conditions);
  }

  @Override
  default String startInArchive(Archive archive) {
    return archive
        .from()
        .map(from -> from + "; where it is unknown, after the day of archiving")
        .orElse("the day of archiving");
  }

  @Override
  default String purge() {
    return "What is left of the row is erased from the archive. Nothing is counted.";
  }

  @Override
  default String survives(Archive archive) {
    return "of an archived row only its key and %s are there."
        .formatted(String.join(", ", archive.columns()));
  }

  @Override
  default String purgeSuspended() {
    return "Suspended: rows go into the archive, but none leaves it until the DPO has answered.";
  }
}
