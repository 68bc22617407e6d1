/** Placeholder. */
@NullMarked
package dev.lethe.anonymizer;

import org.jspecify.annotations.NullMarked;
