package dev.lethe.jobs.demo;

import java.util.Arrays;
import java.util.List;

/** Things of which some come up more often than others. */
final class Weighted<T> {
  private final List<T> things;
  private final double[] upTo;

  Weighted(List<T> things, List<Double> weights) {
    this.things = List.copyOf(things);
    this.upTo = new double[weights.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weights.get(i);
      upTo[i] = sum;
    }
  }

  List<T> things() {
    return things;
  }

  /**
   * @param unit from 0 up to, and without, 1
   */
  T pick(double unit) {
    int found = Arrays.binarySearch(upTo, unit * upTo[upTo.length - 1]);
    return things.get(found >= 0 ? found + 1 : -found - 1);
  }
}
