/**
 * Fictional people for a demo database. Everything about a controller stands in files of its demo
 * folder; this package only knows how to read them and to draw rows from a fixed seed, so that two
 * loads of one folder give the same rows.
 */
@NullMarked
package dev.lethe.jobs.demo;

import org.jspecify.annotations.NullMarked;
