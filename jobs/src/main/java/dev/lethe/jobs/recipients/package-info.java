/**
 * What must be erased elsewhere: notices to recipients, how they are handed over, and the receipts
 * that come back.
 */
@NullMarked
package dev.lethe.jobs.recipients;

import org.jspecify.annotations.NullMarked;
