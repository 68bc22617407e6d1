package dev.lethe.config.read;

import java.math.BigDecimal;

/** {@code 2%} as a share from 0 to 1. */
final class Percentage {
  private Percentage() {}

  static double share(String text) {
    return new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2).doubleValue();
  }
}
