/** The words of a policy file in French and English, from one source. */
@NullMarked
package dev.lethe.config.glossary;

import org.jspecify.annotations.NullMarked;
