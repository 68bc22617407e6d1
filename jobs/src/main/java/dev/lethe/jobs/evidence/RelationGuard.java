package dev.lethe.jobs.evidence;

import dev.lethe.config.policy.Guard;

/**
 * What kept new rows out where a relation has no foreign key.
 *
 * @param column that points at the parent; empty in records of programs that named the table only
 */
public record RelationGuard(String column, Guard guard) {}
