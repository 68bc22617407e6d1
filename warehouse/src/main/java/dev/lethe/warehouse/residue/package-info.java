/**
 * Looks for what must not be in the warehouse: in every version ever written, down to the pages.
 */
@NullMarked
package dev.lethe.warehouse.residue;

import org.jspecify.annotations.NullMarked;
