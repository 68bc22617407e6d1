package dev.lethe.jobs;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files are that come with the program: {@code config/} beside the launcher. */
public final class Distribution {
  private Distribution() {}

  /** The folder that the launcher names in the system property {@code lethe.distribution}. */
  public static Path config() {
    Path config = Path.of(System.getProperty("lethe.distribution", ".")).resolve("config");
    if (!Files.isDirectory(config)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot find the folder config: it is not in %s. Start Lethe with its script 'lethe'."
              .formatted(config.toAbsolutePath().normalize().getParent()));
    }
    return config;
  }
}
