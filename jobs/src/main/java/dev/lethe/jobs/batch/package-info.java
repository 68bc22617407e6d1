/** Runs a job under Spring Batch, once for each run key, and again where it was cut off. */
@NullMarked
package dev.lethe.jobs.batch;

import org.jspecify.annotations.NullMarked;
