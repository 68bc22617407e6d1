package dev.lethe.jobs.source;

/**
 * Who is due under a rule, as conditions on subject alias {@code s}.
 *
 * @param included due, or of unknown age
 * @param unknown among the included: nothing is known of when the time began
 */
public record Due(Fragment included, Fragment unknown) {}
