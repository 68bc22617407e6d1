package dev.lethe.config.read;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file, so that it is reported together. */
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  /** A problem said twice on one line is kept once. */
  void add(int line, String message) {
    Problem problem = new Problem(file, line, message);
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidPolicyException(
          file, found.stream().sorted(comparingInt(Problem::line)).toList());
    }
  }
}
