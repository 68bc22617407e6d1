/** The Spark session: private, encrypted, in UTC. */
@NullMarked
package dev.lethe.warehouse.spark;

import org.jspecify.annotations.NullMarked;
