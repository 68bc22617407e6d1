package dev.lethe.jobs.demo;

/**
 * Chance without a state: what is drawn depends on the salt and the key alone, never on what was
 * drawn before. So any row can be made again at any time, and rows can be made in any order.
 *
 * <p>The mixing is SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014. It is no cryptography, and it need not be: the people are invented.
 */
record Draw(long salt) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The chance of the thing of this name; two names draw independently. */
  static Draw named(long seed, String name) {
    long salt = mix(seed + GOLDEN);
    for (int i = 0; i < name.length(); i++) {
      salt = mix(salt + GOLDEN * (name.charAt(i) + 1));
    }
    return new Draw(salt);
  }

  long bits(long key) {
    return mix(salt + GOLDEN * key);
  }

  /** From 0 up to, and without, 1. */
  double unit(long key) {
    return (bits(key) >>> 11) * 0x1.0p-53;
  }

  /** Both ends can come up. */
  long between(long key, long from, long to) {
    return from + (long) (unit(key) * (to - from + 1));
  }

  private static long mix(long bits) {
    long a = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
