/**
 * Keys of pseudonyms: files that only their owner may read, known to the source database by their
 * fingerprints, and destroyed by a signed decision that is written into the run log.
 */
@NullMarked
package dev.lethe.jobs.pseudonym;

import org.jspecify.annotations.NullMarked;
