package dev.lethe.config.policy;

/**
 * Where the published policy says so.
 *
 * @param section number of the section
 * @param quote letter for letter
 */
public record Clause(String section, String quote) {}
