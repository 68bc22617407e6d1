/**
 * What may leave as a statistic: only groups, and never so that subtraction undoes the grouping.
 */
@NullMarked
package dev.lethe.anonymizer.release;

import org.jspecify.annotations.NullMarked;
