/**
 * Reads a policy file: YAML with line numbers, then the JSON Schema, then the checks that a schema
 * cannot make. All problems of a file are reported together.
 */
@NullMarked
package dev.lethe.config.read;

import org.jspecify.annotations.NullMarked;
