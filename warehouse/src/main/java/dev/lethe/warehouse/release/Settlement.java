package dev.lethe.warehouse.release;

import java.util.Optional;

/**
 * How one attempt ended.
 *
 * @param missing what the table {@code releases} does not say yet
 */
record Settlement(Publication publication, Optional<Releases.Announcement> missing) {}
