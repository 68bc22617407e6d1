package dev.lethe.jobs.retention;

/** Told how far a run is; a terminal shows it, a log ignores it. */
public interface Progress {
  /** For runs nobody watches. */
  Progress NONE = new Progress() {};

  default void step(String name) {}

  default void subjects(long done, long total) {}
}
