package dev.lethe.config.policy;

import java.time.LocalDate;

/**
 * A decision to keep data longer than was promised when they were collected. It answers one change
 * against one earlier file, and no other.
 *
 * @param at id of the rule, or name of the table or list that changed
 * @param after hex digest of the earlier file's bytes
 * @param by function of who decided, never a name
 */
public record Lengthening(String at, String after, String by, LocalDate on, String reason) {}
