/**
 * Checks an evidence folder offline, from the bytes and {@code docs/evidence.md} alone. It shares
 * no code with the writer: no class of {@code dev.lethe.jobs.evidence} and no JSON library.
 */
@NullMarked
package dev.lethe.jobs.evidence.verify;

import org.jspecify.annotations.NullMarked;
