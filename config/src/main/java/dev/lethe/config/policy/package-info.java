/** A controller's policy as typed records: only words, each reader gives them their meaning. */
@NullMarked
package dev.lethe.config.policy;

import org.jspecify.annotations.NullMarked;
