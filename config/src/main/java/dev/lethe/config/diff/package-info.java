/** What a new version of a policy would change, and what it would keep longer. */
@NullMarked
package dev.lethe.config.diff;

import org.jspecify.annotations.NullMarked;
