/**
 * Job {@code retention}: plan, rehearse, approve, apply, release, verify, report. The plan is the
 * dry run; apply does the approved plan or less.
 */
@NullMarked
package dev.lethe.jobs.retention;

import org.jspecify.annotations.NullMarked;
