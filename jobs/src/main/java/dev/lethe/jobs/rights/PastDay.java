package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;

/** A day that somebody notes has come already. */
final class PastDay {
  private PastDay() {}

  /**
   * @throws LetheException INVALID where the day is yet to come in the controller's zone
   */
  static void require(LocalDate day, Controller controller) {
    LocalDate today = controller.today();
    if (day.isAfter(today)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot register %s: that day is in the future in %s. Give today (%s) or an earlier day."
              .formatted(day, controller.policy().zone(), today));
    }
  }
}
