package dev.lethe.config.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The published policy.
 *
 * @param text path of its text, relative to the policy file; quotes are checked when it is given
 */
public record Document(
    String title, String version, Optional<LocalDate> dated, Optional<String> text) {}
