package dev.lethe.jobs;

import dev.lethe.anonymizer.gate.Gate;
import dev.lethe.config.policy.Policy;
import dev.lethe.warehouse.release.Publisher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What program this is: SHA-256, hex, over the class files of Lethe's own modules. A plan made by
 * one program is not applied by another.
 */
public final class CodeVersion {
  private static final List<Class<?>> MODULES =
      List.of(Policy.class, Gate.class, Publisher.class, CodeVersion.class);

  private CodeVersion() {}

  public static String current() {
    return Once.VALUE;
  }

  private static final class Once {
    static final String VALUE = compute();
  }

  private static String compute() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (Class<?> module : MODULES) {
        for (Path file : files(location(module))) {
          digest.update(Files.readAllBytes(file));
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The jar, or every class file of a folder of classes, in the order of their names. */
  private static List<Path> files(Path location) throws IOException {
    if (Files.isRegularFile(location)) {
      return List.of(location);
    }
    try (Stream<Path> tree = Files.walk(location)) {
      return tree.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}
