package dev.lethe.jobs.evidence;

import java.util.Optional;

/**
 * How the rights of persons stood when a retention run ended: counts and ages only.
 *
 * @param requests of persons, to be answered within one calendar month
 * @param routings requests that belong to a customer and are to be passed on
 * @param directives of deceased persons, to be carried out or looked at again
 * @param minors absent: no rule of the policy is about an age
 */
public record RightsRecord(
    Run run,
    Waiting requests,
    Waiting routings,
    Waiting directives,
    Opposition opposition,
    Optional<Minors> minors)
    implements RunRecord {

  /**
   * The list of those who object to prospecting.
   *
   * @param size entries that are left
   * @param purged entries that this run ended
   */
  public record Opposition(long size, long purged) {
    public Opposition {
      Shape.notNegative("opposition_list_size", size);
      Shape.notNegative("opposition_purged", purged);
    }
  }

  /**
   * People under the age that the policy names.
   *
   * @param detected found due by this run
   * @param deleted of these, gone now; the others were held, restricted, failed or left
   */
  public record Minors(long detected, long deleted) {
    public Minors {
      Shape.notNegative("minors_deleted", deleted);
      if (deleted > detected) {
        throw new IllegalArgumentException(
            "Invalid minors: %d deleted of %d detected".formatted(deleted, detected));
      }
    }
  }

  @Override
  public Identity identity() {
    return new Identity(run.id(), Kind.RIGHTS, "", "");
  }

  @Override
  public <T> T read(Cases<T> cases) {
    return cases.rights(this);
  }
}
