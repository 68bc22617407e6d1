package dev.lethe.warehouse.table;

import java.util.UUID;

/**
 * What makes a write happen once: a commit with the same application and version is skipped.
 *
 * @param release written into the commit, so that its version can be found again; says nothing else
 */
public record Commit(String application, long version, UUID release) {}
