/** Where things are: the settings of an installation, and the stores they name. */
@NullMarked
package dev.lethe.jobs.settings;

import org.jspecify.annotations.NullMarked;
