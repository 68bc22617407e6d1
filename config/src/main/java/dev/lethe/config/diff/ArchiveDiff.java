package dev.lethe.config.diff;

import dev.lethe.config.policy.Archive;
import dev.lethe.config.policy.Archive.Term;

/** Two versions of a table's archive. */
final class ArchiveDiff {
  private ArchiveDiff() {}

  /** No column more, from the same day, and term by term no later an end. */
  static boolean keepsNoMore(Archive was, Archive is) {
    return was.columns().containsAll(is.columns())
        && was.from().equals(is.from())
        && was.terms().size() == is.terms().size()
        && java.util.stream.IntStream.range(0, was.terms().size())
            .allMatch(i -> endsNoLater(was.terms().get(i), is.terms().get(i)));
  }

  /** A term that waits for a decision lets nothing go. */
  private static boolean endsNoLater(Term was, Term is) {
    return was.conditions().equals(is.conditions())
        && !Periods.canEndLater(is.keep(), was.keep())
        && (is.openDecision().isEmpty() || was.openDecision().isPresent());
  }
}
