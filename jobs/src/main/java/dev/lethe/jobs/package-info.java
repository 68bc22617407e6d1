/** What runs, and in which order. */
@NullMarked
package dev.lethe.jobs;

import org.jspecify.annotations.NullMarked;
