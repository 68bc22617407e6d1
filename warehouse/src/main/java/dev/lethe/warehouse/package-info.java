/** Placeholder. */
@NullMarked
package dev.lethe.warehouse;

import org.jspecify.annotations.NullMarked;
