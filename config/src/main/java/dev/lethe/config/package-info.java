/** What every module says when it refuses: the errors, and the exit code that each becomes. */
@NullMarked
package dev.lethe.config;

import org.jspecify.annotations.NullMarked;
