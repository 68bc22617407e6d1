/** Published tables as code, in the form that every Delta reader understands. */
@NullMarked
package dev.lethe.warehouse.table;

import org.jspecify.annotations.NullMarked;
