/** How pages are made: templates, escaping, French spaces. Loaded only when a page is asked for. */
@NullMarked
package dev.lethe.config.page;

import org.jspecify.annotations.NullMarked;
