package dev.lethe.jobs.evidence;

import java.util.UUID;

/**
 * What makes a record the same record: a run writes each identity at most once.
 *
 * @param part rule, decoder, period or id of a release; tells records of one kind and table apart
 * @param table table, store or plan
 */
public record Identity(UUID run, Kind kind, String part, String table) {}
