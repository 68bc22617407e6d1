package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.residue.Tokens;
import dev.lethe.warehouse.residue.Words;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Searches the text files below a folder, line by line. */
record FolderScan(String store, Path folder) {

  Verification.Scan scan(Tokens sought, int tokens) {
    try {
      long bytes = 0;
      long hits = 0;
      for (Path file : files()) {
        bytes += Files.size(file);
        hits += hits(file, sought);
      }
      String control = bytes == 0 ? "none" : controlIsFound() ? "found" : "missed";
      return new Verification.Scan(store, bytes, "text", tokens, hits, control);
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot search %s: %s. Let this user read all of it."
              .formatted(folder, e.getClass().getSimpleName()));
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static long hits(Path file, Tokens sought) throws IOException {
    long hits = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        hits += Words.match(line, sought) ? 1 : 0;
      }
    }
    return hits;
  }

  /** A random token, planted beside a copy of the first line, must be found by the same reading. */
  private boolean controlIsFound() throws IOException {
    String token = UUID.randomUUID().toString();
    Path copy = Files.createTempFile("lethe-control", ".txt");
    try {
      try (BufferedReader lines = Files.newBufferedReader(files().get(0))) {
        Files.writeString(copy, lines.readLine() + ",\"" + token + "\"\n");
      }
      return hits(copy, token::equals) == 1;
    } finally {
      Files.delete(copy);
    }
  }
}
