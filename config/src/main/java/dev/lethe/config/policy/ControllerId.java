package dev.lethe.config.policy;

import static java.util.Objects.requireNonNull;

/** Short name of a controller: lower case letters, digits and dashes; safe in paths and SQL. */
public record ControllerId(String value) {
  public ControllerId {
    requireNonNull(value, "value is null");
    if (!value.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "Invalid controller '%s': use lower case letters, digits and dashes".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
