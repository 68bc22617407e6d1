/** From reduced hits to the traffic figures that a policy names, one table for each. */
@NullMarked
package dev.lethe.warehouse.traffic;

import org.jspecify.annotations.NullMarked;
