package dev.lethe.jobs.evidence;

/**
 * What was left of the subjects that a rule retired, exact and confidential: {@code done = pooled +
 * deletedUnpublished} and {@code pooled = published + suppressed}.
 *
 * @param pooled counted into a group
 * @param deletedUnpublished counted nowhere: gone without a trace, or in the archive
 * @param published in a group that left
 * @param suppressed in a group that was too small to leave, or in a release that was refused
 */
public record Remainder(long pooled, long deletedUnpublished, long published, long suppressed) {
  public Remainder {
    Shape.notNegative("deleted_unpublished", deletedUnpublished);
    Shape.notNegative("published", published);
    Shape.notNegative("suppressed", suppressed);
    if (pooled != published + suppressed) {
      throw new IllegalArgumentException(
          "Invalid remainder: %d pooled, but %d published + suppressed"
              .formatted(pooled, published + suppressed));
    }
  }

  /** Nothing was counted: everybody was deleted. */
  public static Remainder deleted(long people) {
    return new Remainder(0, people, 0, 0);
  }
}
