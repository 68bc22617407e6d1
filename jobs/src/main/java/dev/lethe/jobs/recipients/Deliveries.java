package dev.lethe.jobs.recipients;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.settings.RecipientSettings;
import java.util.Optional;

/** Finds the way to a recipient that the installation's settings name. */
final class Deliveries {
  private Deliveries() {}

  /**
   * @throws LetheException INVALID where the settings do not know the recipient
   */
  static Delivery to(String recipient, ControllerSettings settings) {
    return Optional.ofNullable(settings.recipients().get(recipient))
        .map(Deliveries::of)
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.INVALID,
                    "Cannot reach recipient %s: the settings do not name it. Add controllers.%s.recipients.%s with folder or webhook."
                        .formatted(recipient, settings.id(), recipient)));
  }

  private static Delivery of(RecipientSettings settings) {
    if (settings instanceof RecipientSettings.Webhook webhook) {
      return new WebhookDelivery(webhook.address(), webhook.tokenFile());
    }
    return new FileDelivery(((RecipientSettings.Folder) settings).path());
  }
}
