/**
 * A first policy from a database that nobody has described yet: names, types, keys and a bounded
 * sample of rows say what each column is and whose each row may be. What is unsure becomes a
 * question in the file. Sampled values are reduced to shares at once; none is kept or written.
 */
@NullMarked
package dev.lethe.jobs.draft;

import org.jspecify.annotations.NullMarked;
