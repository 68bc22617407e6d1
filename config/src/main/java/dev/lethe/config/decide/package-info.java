/** Writes what the DPO answered into a policy file, and changes nothing else of it. */
@NullMarked
package dev.lethe.config.decide;

import org.jspecify.annotations.NullMarked;
