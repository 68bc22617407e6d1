package dev.lethe.config.advice;

/**
 * One thing that guidance advises against.
 *
 * @param id of the guidance, stable: {@code A-01}
 * @param place in the file, as in {@code rules.R-1.longer-than}
 * @param about what it is about, as the file names it: a rule, table, column, release or clock
 * @param found the value that was found: a period of ISO 8601, or a number; empty where a thing is
 *     missing
 */
public record Advisory(String id, String place, String about, String found) {}
