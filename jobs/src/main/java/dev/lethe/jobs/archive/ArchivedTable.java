package dev.lethe.jobs.archive;

import java.time.LocalDate;

/**
 * What the archive holds of one table, without a value.
 *
 * @param oldest day on which its oldest row was archived
 * @param nextPurge last day on which all of its rows are still there
 */
public record ArchivedTable(String table, long rows, LocalDate oldest, LocalDate nextPurge) {}
