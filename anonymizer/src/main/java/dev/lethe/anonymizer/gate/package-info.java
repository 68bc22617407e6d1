/**
 * The publication gate: attacks on what is about to leave. What has not passed is not published,
 * and an attack that could not run has not been passed.
 */
@NullMarked
package dev.lethe.anonymizer.gate;

import org.jspecify.annotations.NullMarked;
