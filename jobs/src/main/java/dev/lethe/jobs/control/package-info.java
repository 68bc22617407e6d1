/** The control database: which runs there were, and which release belongs to which period. */
@NullMarked
package dev.lethe.jobs.control;

import org.jspecify.annotations.NullMarked;
