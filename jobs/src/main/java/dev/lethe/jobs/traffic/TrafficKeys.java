package dev.lethe.jobs.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.policy.ControllerId;
import dev.lethe.jobs.settings.SecretFile;
import java.nio.file.Path;

/**
 * Where a traffic run's keys come from: secrets in the installation's folder of keys. Each period
 * has a secret of its own, so that destroying it ends the tokens of that period and no others.
 *
 * @param folder made on first use, for its owner only
 */
public record TrafficKeys(Path folder) {
  private static final String PURPOSE = "audience-measurement";

  TrafficKey visitorKey(ControllerId controller, TrafficPeriod period) {
    String info = String.join("|", controller.value(), PURPOSE, period.label());
    return new TrafficKey(derived(epoch(controller, period), info));
  }

  /** Lasts as long as the installation: a digest must be comparable with an earlier run's. */
  byte[] digestKey(ControllerId controller) {
    return derived(
        new SecretFile(folder, "installation.secret"),
        String.join("|", controller.value(), "traffic-input-digest"));
  }

  /**
   * Ends the window for late hits: no token of the period can be made again, and {@link
   * TrafficExtraction#open} refuses it from now on. May be repeated.
   */
  public void close(ControllerId controller, TrafficPeriod period) {
    epoch(controller, period).destroy();
  }

  private SecretFile epoch(ControllerId controller, TrafficPeriod period) {
    return new SecretFile(folder, "traffic-%s-%s.secret".formatted(controller, period.label()));
  }

  private static byte[] derived(SecretFile secret, String info) {
    return Hkdf.derive(secret.read(), new byte[0], info.getBytes(UTF_8));
  }
}
