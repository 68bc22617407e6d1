/** The engine, by configuration alone, on two databases that nobody here designed. */
@NullMarked
package dev.lethe.jobs.realdata;

import org.jspecify.annotations.NullMarked;
