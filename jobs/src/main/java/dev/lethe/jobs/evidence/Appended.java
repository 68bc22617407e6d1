package dev.lethe.jobs.evidence;

import java.util.List;

/**
 * What an append did.
 *
 * @param written records that were new
 * @param alreadyThere records that the run had written before
 * @param differing those of them that say something else today, the times aside; the first word
 *     stands
 */
public record Appended(long written, long alreadyThere, List<Identity> differing) {
  public Appended {
    differing = List.copyOf(differing);
  }
}
