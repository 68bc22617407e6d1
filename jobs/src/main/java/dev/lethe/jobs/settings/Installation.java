package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.ControllerId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An installation: a folder with {@code lethe.yaml}.
 *
 * @param home every relative path starts here
 */
public record Installation(Path home, Map<ControllerId, ControllerSettings> controllers) {
  public Installation {
    controllers = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(controllers));
  }

  /** Name of the settings file in the home folder. */
  public static final String FILE = "lethe.yaml";

  public ControllerSettings controller(ControllerId id) {
    ControllerSettings settings = controllers.get(id);
    if (settings == null) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot find controller %s: %s names %s. Give one of these with --controller."
              .formatted(id, home.resolve(FILE), names()));
    }
    return settings;
  }

  public ControllerSettings only() {
    if (controllers.size() != 1) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot choose a controller: %s names %s. Give one with --controller."
              .formatted(home.resolve(FILE), names()));
    }
    return controllers.values().iterator().next();
  }

  private List<String> names() {
    return controllers.keySet().stream().map(ControllerId::value).toList();
  }
}
