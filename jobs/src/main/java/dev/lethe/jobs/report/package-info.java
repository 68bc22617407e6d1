/**
 * What a run did, for people and for machines: text, one HTML page, JSON. Everything comes from the
 * records of the run log through one model, {@link dev.lethe.jobs.report.RunReport}.
 */
@NullMarked
package dev.lethe.jobs.report;

import org.jspecify.annotations.NullMarked;
