package dev.lethe.jobs.evidence;

/**
 * One attack of the gate.
 *
 * @param examined cells, classes or bytes, as the attack counts
 * @param threshold what was allowed, in a few plain words
 */
public record AttackResult(
    String name, Verdict verdict, long examined, long breaches, String threshold) {
  public AttackResult {
    Shape.phrase("attack name", name);
    Shape.phrase("attack threshold", threshold);
    Shape.notNegative("attack examined", examined);
    Shape.notNegative("attack breaches", breaches);
  }
}
