/** Placeholder. */
@NullMarked
package dev.lethe.jobs;

import org.jspecify.annotations.NullMarked;
