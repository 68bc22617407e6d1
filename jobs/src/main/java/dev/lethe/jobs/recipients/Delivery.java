package dev.lethe.jobs.recipients;

import java.util.List;
import java.util.UUID;

/** How notices reach one recipient. */
interface Delivery {
  /**
   * Hands them over, whole or not at all. After a crash the same batch may come again: a recipient
   * tells it by its id, and each notice by its own.
   *
   * @throws dev.lethe.config.LetheException UNREACHABLE where nothing was handed over; try later
   */
  void deliver(UUID batch, List<Notice> notices);
}
