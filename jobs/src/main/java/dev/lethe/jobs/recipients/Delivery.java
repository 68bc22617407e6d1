package dev.lethe.jobs.recipients;

import java.util.List;
import java.util.UUID;

/** How notices reach one recipient. */
interface Delivery {
  /**
   * Hands them over, whole or not at all. After a crash the same notices may come again in another
   * batch: a recipient tells them by their ids.
   *
   * @throws dev.lethe.config.LetheException UNREACHABLE where nothing was handed over; try later
   */
  void deliver(UUID batch, List<Notice> notices);
}
