/**
 * Reads the intermediate archive: what it holds in figures, and single rows against a motive that
 * is written down first. Filling and purging it is the retention run's.
 */
@org.jspecify.annotations.NullMarked
package dev.lethe.jobs.archive;
