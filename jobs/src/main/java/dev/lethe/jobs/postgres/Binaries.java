package dev.lethe.jobs.postgres;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;

/**
 * The programs of one PostgreSQL version (initdb, pg_ctl, postgres), as Maven distributes them: a
 * compressed archive in a jar, one jar per platform.
 *
 * @param archive the compressed archive
 * @param cache where it is unpacked once; empty: in the folder of the server that uses it
 */
public record Binaries(URI archive, Optional<Path> cache) {

  /** The version that Lethe brings on its class path. */
  public static Binaries bundled() {
    URL archive = Binaries.class.getResource("/" + archiveName());
    if (archive == null) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot find PostgreSQL: no %s on the class path. Build Lethe on this kind of machine, or name a server of your own in config/lethe.yaml."
              .formatted(archiveName()));
    }
    return new Binaries(URI.create(archive.toString()), Optional.empty());
  }

  /** Another version, from a jar of the same kind. */
  public static Binaries inJar(Path jar) {
    return new Binaries(URI.create("jar:" + jar.toUri() + "!/" + archiveName()), Optional.empty());
  }

  /** The same, unpacked in a folder that several servers may share. */
  public Binaries cachedIn(Path folder) {
    return new Binaries(archive, Optional.of(folder));
  }

  /** The folder with {@code bin/} and {@code lib/}, unpacked on first use. */
  Path unpacked(ServerFolder folder) {
    try {
      Path home = cache.orElse(folder.programs()).resolve(fingerprint());
      if (!Files.isDirectory(home)) {
        try (InputStream opened = archive.toURL().openStream()) {
          ProgramArchive.unpack(opened, home);
        }
      }
      return home.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells archives apart, and is no proof against forgery: length and CRC-32 as the jar states
   * them, so that a command need not read the archive to find its programs.
   */
  private String fingerprint() throws IOException {
    JarEntry entry = ((JarURLConnection) archive.toURL().openConnection()).getJarEntry();
    return "%x-%08x".formatted(entry.getSize(), entry.getCrc());
  }

  private static String archiveName() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch");
    return "postgres-%s-%s.txz"
        .formatted(
            os.startsWith("mac") ? "darwin" : os, arch.equals("aarch64") ? "arm_64" : "x86_64");
  }
}
