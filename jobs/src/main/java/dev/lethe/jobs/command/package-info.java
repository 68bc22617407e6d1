/** The command line: one file a command, each thin over a service. */
@NullMarked
package dev.lethe.jobs.command;

import org.jspecify.annotations.NullMarked;
