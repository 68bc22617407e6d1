package dev.lethe.jobs.draft;

import java.util.List;

/** Whose the rows of a table are. */
sealed interface Belonging {

  /**
   * Each row is a person, or stands for one.
   *
   * @param stays the row is emptied and stays, because something that stays points at it
   */
  record Subject(SubjectKind kind, boolean stays) implements Belonging {}

  /** Rows belong to the subjects of other tables. */
  record Owned(List<LinkDraft> links) implements Belonging {
    public Owned {
      links = List.copyOf(links);
    }
  }

  /** Nothing leads from its rows to a person. */
  record Nobody() implements Belonging {}

  /** The policy's grammar has no way to write the table down, for this reason. */
  record Unspeakable(Remark why) implements Belonging {}
}
