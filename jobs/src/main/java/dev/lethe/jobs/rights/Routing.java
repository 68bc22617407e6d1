package dev.lethe.jobs.rights;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A request of somebody whose data a customer entrusted: it is passed on to that customer.
 *
 * @param caseRef where the controller keeps the letter; nothing here says whom it is about
 * @param routedOn empty: it waits
 */
public record Routing(UUID id, String caseRef, Deadline deadline, Optional<LocalDate> routedOn) {}
