package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.ControllerSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * The file that a person will receive: new, readable by its owner only, and outside the folders in
 * which nothing personal may stand.
 */
record ExportFile(Path path) {

  /**
   * Looks before anything is read.
   *
   * @throws LetheException INVALID where the file is there already or must not stand there
   */
  static ExportFile require(Path path, ControllerSettings settings) {
    Path target = real(path.toAbsolutePath().normalize());
    if (Files.exists(target)) {
      throw cannot(path, "it exists. Name another file, or remove it");
    }
    if (List.of(settings.warehouse(), settings.evidence(), settings.keys()).stream()
        .anyMatch(folder -> target.startsWith(real(folder.toAbsolutePath().normalize())))) {
      throw cannot(
          path, "nothing personal may stand in that folder. Name a file outside Lethe's stores");
    }
    return new ExportFile(target);
  }

  OutputStream open() throws IOException {
    return Channels.newOutputStream(
        Files.newByteChannel(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
  }

  void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw cannot(path, "half of it was written and it cannot be removed. Remove it by hand");
    }
  }

  /** Follows links as far as the path exists. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      Path parent = path.getParent();
      return parent == null ? path : real(parent).resolve(parent.relativize(path));
    }
  }

  static LetheException cannot(Path path, String reason) {
    return new LetheException(ExitCode.INVALID, "Cannot export to %s: %s.".formatted(path, reason));
  }
}
