/** A breach of the modules' direction on purpose, for {@code ModulesTest} to find. */
package dev.lethe.config.planted;
