/** From a candidate to a published table: ledger, gate, Delta, ledger, announcement. */
@NullMarked
package dev.lethe.warehouse.release;

import org.jspecify.annotations.NullMarked;
