package dev.lethe.jobs.demo;

import java.time.Instant;

/**
 * One of a population.
 *
 * @param number from 1; the key of the row in the population's first table
 * @param joined not after {@code last}
 */
record Member(Population population, long number, History history, Instant joined, Instant last) {}
