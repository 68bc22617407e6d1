/**
 * The run log: what each run did, as signed and chained records without a personal value. The
 * format is described for strangers in {@code docs/evidence.md}; {@link
 * dev.lethe.jobs.evidence.verify} checks it without sharing code with this package.
 */
@NullMarked
package dev.lethe.jobs.evidence;

import org.jspecify.annotations.NullMarked;
