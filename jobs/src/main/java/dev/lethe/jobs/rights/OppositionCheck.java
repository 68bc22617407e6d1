package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Looks for opposed addresses and numbers in a file that is about to be imported: one a line, or
 * fields between commas, semicolons, bars or tabs. A quoted field that holds a separator is looked
 * at in pieces. Says line numbers, never what stands there.
 */
public final class OppositionCheck {
  private static final Pattern SEPARATOR = Pattern.compile("[,;|\t]");
  private static final Pattern QUOTES = Pattern.compile("^\\s*\"|\"\\s*$");
  private static final int BATCH = 1_000;

  private final OppositionList list;

  public OppositionCheck(OppositionList list) {
    this.list = list;
  }

  /**
   * What the file holds.
   *
   * @param lines in the file
   * @param opposed numbers of the opposed lines, from 1
   */
  public record Found(long lines, List<Long> opposed) {
    public Found {
      opposed = List.copyOf(opposed);
    }
  }

  /**
   * Reads the file as UTF-8.
   *
   * @throws LetheException INVALID where it cannot be read
   */
  public Found check(Path file) {
    var opposed = new ArrayList<Long>();
    long number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      Map<Long, List<Contact>> batch = new TreeMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        batch.put(++number, contacts(line));
        if (batch.size() == BATCH) {
          opposed.addAll(opposed(batch));
          batch.clear();
        }
      }
      opposed.addAll(opposed(batch));
      return new Found(number, opposed);
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read %s: it is missing, not readable or not UTF-8. Give another file with --file."
              .formatted(file));
    }
  }

  /**
   * Copies the lines that hold nobody opposed; the copy is its owner's alone, ends each line with a
   * line feed, and is there as a whole or not at all.
   *
   * @param kept must not exist
   * @throws LetheException INVALID where a file cannot be read or written, or a field goes on over
   *     several lines
   */
  public Found filter(Path file, Path kept) {
    Found found = check(file);
    var opposed = new HashSet<>(found.opposed());
    try {
      Path draft =
          Files.createTempFile(
              kept.toAbsolutePath().getParent(),
              ".kept",
              ".tmp",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        copy(file, draft, opposed);
        Files.createLink(kept, draft);
      } finally {
        Files.delete(draft);
      }
      return found;
    } catch (IOException | UnsupportedOperationException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot write %s: it exists, its folder is missing, or it may not be written to. Name another file with --out."
              .formatted(kept));
    }
  }

  private static void copy(Path file, Path draft, Set<Long> opposed) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file);
        BufferedWriter out = Files.newBufferedWriter(draft)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        requireWhole(line, ++number);
        if (!opposed.contains(number)) {
          out.write(line);
          out.write('\n');
        }
      }
    }
  }

  /** Half of a record must not stay behind. */
  private static void requireWhole(String line, long number) {
    if (line.chars().filter(c -> c == '"').count() % 2 == 1) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot filter line %d: a quoted field goes on in the next line. Write each record on one line."
              .formatted(number));
    }
  }

  private List<Long> opposed(Map<Long, List<Contact>> batch) {
    Set<Contact> opposed = list.opposed(batch.values().stream().flatMap(List::stream).toList());
    return batch.entrySet().stream()
        .filter(line -> line.getValue().stream().anyMatch(opposed::contains))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<Contact> contacts(String line) {
    return SEPARATOR
        .splitAsStream(line)
        .flatMap(field -> Contact.in(QUOTES.matcher(field).replaceAll("")).stream())
        .toList();
  }
}
