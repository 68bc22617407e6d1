package dev.lethe.jobs.demo;

import java.util.Map;

/**
 * What happened to some of a population.
 *
 * @param people so many, at the beginning of the population; 0: a share of those left
 * @param share weight among the histories without a number
 * @param expected by table
 * @param last the latest own activity; nothing that the person did lies after it, unless the
 *     history says so
 */
record History(
    int index,
    String label,
    long people,
    double share,
    Map<String, Outcome> expected,
    String means,
    Span joined,
    Span last) {}
