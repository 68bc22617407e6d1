package dev.lethe.jobs.retention;

/** Told how far a run is; a terminal shows it, a log ignores it. */
public interface Progress {
  /** For runs nobody watches. */
  Progress NONE = new Progress() {};

  default void step(String name) {}

  /** Whether to look how far the run is: counting costs as much as a chunk. */
  default boolean isDue() {
    return false;
  }

  default void subjects(long done, long total) {}
}
