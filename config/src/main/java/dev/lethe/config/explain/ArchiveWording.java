package dev.lethe.config.explain;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Archive.Term;
import dev.lethe.config.policy.Table;

/** When rows leave the intermediate archive. */
interface ArchiveWording {
  /** What {@code then: archive} does. */
  String archive();

  /** When a row leaves the archive of {@code table}. */
  String leavesArchive(Table table, Archive archive, Term term);

  /** From when the period in the archive counts. */
  String startInArchive(Archive archive);

  /** What is done with a row whose time in the archive is over. */
  String purge();

  /** What of a row the archive holds. */
  String survives(Archive archive);

  String purgeSuspended();
}
