package dev.lethe.config.policy;

import java.util.List;

/**
 * Which version of the file this is.
 *
 * @param number counted up with every change; 0 where the file states none
 * @param lengthened what it keeps longer than the version before, by decision
 */
public record Edition(int number, List<Lengthening> lengthened) {
  public static final Edition UNNUMBERED = new Edition(0, List.of());

  public Edition {
    lengthened = List.copyOf(lengthened);
  }
}
