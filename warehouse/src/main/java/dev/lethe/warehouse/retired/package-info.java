/** Counts of the people whom a retention rule retired. */
@NullMarked
package dev.lethe.warehouse.retired;

import org.jspecify.annotations.NullMarked;
