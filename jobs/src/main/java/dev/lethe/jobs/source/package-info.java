/**
 * The controller's own database: what its tables are, who owns which row, who is due, and the
 * statements that retire them. Everything here is SQL of one set of subjects at a time.
 */
@NullMarked
package dev.lethe.jobs.source;

import org.jspecify.annotations.NullMarked;
