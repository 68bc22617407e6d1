package dev.lethe.config.policy;

/** A clause that no retention rule executes: what enforces it, or whose duty it is. */
public record Duty(String id, Clause clause, Fulfilment fulfilment) {

  /** Enforced by a check of Lethe, or left to a person with the reason. */
  public sealed interface Fulfilment {
    record ByCheck(Check check) implements Fulfilment {}

    record ByPerson(String who, String reason) implements Fulfilment {}
  }
}
