package dev.lethe.jobs.report;

/** Counts of people and rows, as exact as the audience may see them. */
final class Figures {
  private static final long SMALL = 11;

  private final Wording wording;
  private final Audience audience;

  Figures(Wording wording, Audience audience) {
    this.wording = wording;
    this.audience = audience;
  }

  String of(long count) {
    if (audience == Audience.DPO) {
      return wording.number(count);
    }
    return count < SMALL
        ? "< " + SMALL
        : wording.text("about", wording.number((count + 5) / 10 * 10));
  }

  /** Whether the reader may know that there are none. */
  boolean isKnownZero(long count) {
    return count == 0 && audience == Audience.DPO;
  }
}
