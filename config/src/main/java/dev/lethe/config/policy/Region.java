package dev.lethe.config.policy;

import java.util.Set;

/**
 * Where a store may be: a country by its ISO 3166-1 code, or a union of countries.
 *
 * @param code two capital letters, or EEA
 */
public record Region(String code) {
  /** The members since 1 February 2020. */
  private static final Set<String> EU =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private static final Set<String> EEA_BESIDES = Set.of("IS", "LI", "NO");

  /**
   * Whether a declaration lies in it.
   *
   * @param declared a country's code, alone or before a comma: {@code FR, provider and town}
   */
  public boolean contains(String declared) {
    String country = declared.split(",", 2)[0].strip();
    return switch (code) {
      case "EU" -> country.equals("EU") || EU.contains(country);
      case "EEA" ->
          country.equals("EEA")
              || country.equals("EU")
              || EU.contains(country)
              || EEA_BESIDES.contains(country);
      default -> country.equals(code);
    };
  }
}
