/** The retention schedule: a policy as one page that a data protection officer can sign. */
@NullMarked
package dev.lethe.config.schedule;

import org.jspecify.annotations.NullMarked;
