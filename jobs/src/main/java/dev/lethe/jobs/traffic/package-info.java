/**
 * Raw hits of one period, reduced inside the source database: consent, tokens in place of visitors,
 * families and public lists in place of what browsers send. Nothing finer leaves the SELECT.
 */
@NullMarked
package dev.lethe.jobs.traffic;

import org.jspecify.annotations.NullMarked;
