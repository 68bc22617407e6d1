package dev.lethe.config.policy;

import java.util.List;

/** How a quasi-identifier is made less exact before it may enter a statistic. */
public sealed interface Generalisation {

  /** Name of the column in the statistic, given the source column. */
  String label(String column);

  /** Every value the statistic may show, known before any data is seen. */
  List<String> domain();

  <T> T read(Cases<T> cases);

  /**
   * Age on the as-of date in bands. {@code lowerBounds} ascend, in completed years; the last band
   * is open. A person below the first bound, or of unknown age, is counted nowhere: nobody may
   * assume an adult.
   */
  record AgeBand(List<Integer> lowerBounds) implements Generalisation {
    public AgeBand {
      lowerBounds = List.copyOf(lowerBounds);
    }

    @Override
    public String label(String column) {
      return "age_band";
    }

    @Override
    public List<String> domain() {
      var bands = new java.util.ArrayList<String>();
      for (int i = 0; i < lowerBounds.size(); i++) {
        bands.add(band(i));
      }
      return List.copyOf(bands);
    }

    /** Such as {@code 18-24}, or {@code 65+} for the last. */
    public String band(int index) {
      int from = lowerBounds.get(index);
      return index == lowerBounds.size() - 1
          ? from + "+"
          : from + "-" + (lowerBounds.get(index + 1) - 1);
    }

    @Override
    public <T> T read(Cases<T> cases) {
      return cases.ageBand(this);
    }
  }

  /** One of a public list of values; anything else, and null, is {@code other}. */
  record OneOf(List<String> values) implements Generalisation {
    public static final String OTHER = "other";

    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public String label(String column) {
      return column;
    }

    @Override
    public List<String> domain() {
      var all = new java.util.ArrayList<>(values);
      all.add(OTHER);
      return List.copyOf(all);
    }

    @Override
    public <T> T read(Cases<T> cases) {
      return cases.oneOf(this);
    }
  }

  /** One answer per generalisation: a new one does not compile until every reader has answered. */
  interface Cases<T> {
    T ageBand(AgeBand band);

    T oneOf(OneOf list);
  }
}
