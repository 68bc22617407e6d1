/**
 * {@code lethe policy check} and {@code lethe policy explain}: need the policy file only, no
 * database, and answer in about a second.
 */
@NullMarked
package dev.lethe.config.command;

import org.jspecify.annotations.NullMarked;
