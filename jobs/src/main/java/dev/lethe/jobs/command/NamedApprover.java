package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import java.util.Set;
import java.util.TreeSet;

/** Who decided is one of those whom the settings name, where they name anybody. */
final class NamedApprover {
  private NamedApprover() {}

  /**
   * @param attempt what is tried, for the message
   * @throws LetheException INVALID where the settings name others
   */
  static void require(String attempt, Controller controller, String approver) {
    Set<String> labels = controller.settings().approvers().keySet();
    if (!labels.isEmpty() && !labels.contains(approver)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot %s by '%s': the settings name %s under 'approvers'. Give one of these with --approver."
              .formatted(attempt, approver, new TreeSet<>(labels)));
    }
  }
}
