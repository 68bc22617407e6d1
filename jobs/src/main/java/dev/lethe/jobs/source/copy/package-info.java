/**
 * Rows of a PostgreSQL query as a Spark table, by binary COPY: the quickest way out of the server,
 * in constant memory. Read only. Neither connection data nor secrets show in a plan or a message.
 */
@NullMarked
package dev.lethe.jobs.source.copy;

import org.jspecify.annotations.NullMarked;
