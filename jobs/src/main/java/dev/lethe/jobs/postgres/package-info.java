/**
 * A PostgreSQL server of Lethe's own, for the demo and the tests: unpacked, started, shared by the
 * commands that work on one folder, and stopped by the last of them.
 */
@NullMarked
package dev.lethe.jobs.postgres;

import org.jspecify.annotations.NullMarked;
