package dev.lethe.anonymizer.gate;

/**
 * The outcome of one attack. Holds no value of any cell.
 *
 * @param examined how many things the attack looked at
 * @param breaches how many of them were broken
 * @param threshold what had to hold, in words
 */
public record Finding(
    String attack, Result result, long examined, long breaches, String threshold) {

  static Finding of(String attack, long examined, long breaches, String threshold) {
    var result = breaches == 0 ? Result.PASS : Result.FAIL;
    return new Finding(attack, result, examined, breaches, threshold);
  }

  @Override
  public String toString() {
    return "%s %s (%d of %d; %s)".formatted(attack, result, breaches, examined, threshold);
  }
}
