/** SQL over the warehouse without Spark: Delta Kernel finds the files, DuckDB reads them. */
@NullMarked
package dev.lethe.warehouse.query;

import org.jspecify.annotations.NullMarked;
