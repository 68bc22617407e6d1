/**
 * Until when backups may hold what was erased, and what operations have confirmed. Lethe cannot
 * read backups; it sets days and sounds an alarm.
 */
@NullMarked
package dev.lethe.jobs.backups;

import org.jspecify.annotations.NullMarked;
