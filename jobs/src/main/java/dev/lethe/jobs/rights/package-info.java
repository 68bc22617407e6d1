/**
 * Rights of persons: a register of requests with their deadlines, the export of what is somebody's,
 * erasure on request, and the list of those who object to prospecting. Copies of identity documents
 * are never taken in: only the reference of the check is.
 */
@NullMarked
package dev.lethe.jobs.rights;

import org.jspecify.annotations.NullMarked;
