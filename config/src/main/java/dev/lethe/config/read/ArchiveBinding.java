package dev.lethe.config.read;

import static dev.lethe.config.read.Value.optional;
import static dev.lethe.config.read.Value.text;
import static dev.lethe.config.read.Value.texts;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.read.Written.Mapping;
import java.util.Optional;

/** The archive of a table in a checked file. */
final class ArchiveBinding {
  private ArchiveBinding() {}

  static Optional<Archive> archive(Mapping table) {
    return table.find("archive").map(any -> archiveOf(table.mapping("archive")));
  }

  private static Archive archiveOf(Mapping archive) {
    return new Archive(
        texts(archive, "columns"),
        optional(archive, "from").map(RuleBinding::event),
        archive.mappings("terms").stream().map(ArchiveBinding::term).toList());
  }

  private static Archive.Term term(Mapping term) {
    return new Archive.Term(
        text(term, "id"),
        RuleBinding.clause(term),
        RuleBinding.period(text(term, "keep")),
        RuleBinding.conditions(term),
        DecisionBinding.decision(term));
  }
}
