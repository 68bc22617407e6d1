package dev.lethe.jobs.demo;

import org.jspecify.annotations.Nullable;

/** How a column gets its value: the same value for the same row, always. */
@FunctionalInterface
interface Expression {
  @Nullable Object of(Row row);
}
