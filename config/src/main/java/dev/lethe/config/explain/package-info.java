/**
 * A policy in plain words, French or English, for the person who answers for it: what falls due
 * when, what happens to which table and column, and what is left to people.
 */
@NullMarked
package dev.lethe.config.explain;

import org.jspecify.annotations.NullMarked;
