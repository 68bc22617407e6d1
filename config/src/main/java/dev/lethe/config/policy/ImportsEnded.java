package dev.lethe.config.policy;

import java.time.LocalDate;

/**
 * The decision that no address is imported or bought any more. Only with it may marks of opposition
 * end: an import would reopen prospecting to whoever's mark is gone.
 *
 * @param on from this day on
 * @param by function of who decided, never a name
 */
public record ImportsEnded(LocalDate on, String by, String reason) {}
