package dev.lethe.warehouse.residue;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads every file under a warehouse, of every version that is still on disk, and looks for tokens.
 * Bounded memory: one row group of a file at a time. Not reached: files that a vacuum has removed,
 * backups, and values cut short (statistics keep 32 characters) or encoded by someone else.
 */
public final class LakeScan {
  private final Path warehouse;

  public LakeScan(Path warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * Reads everything. Each class of store that has files is also put to the test: a random token is
   * planted in a copy of one of them, in a temporary folder, and must be found.
   *
   * @throws LetheException UNREACHABLE, if the folder cannot be listed
   */
  public Residue scan(Tokens tokens) {
    var tallies = new EnumMap<StoreClass, Tally>(StoreClass.class);
    var samples = new EnumMap<StoreClass, Path>(StoreClass.class);
    for (var store : StoreClass.values()) {
      tallies.put(store, new Tally(store, tokens));
    }
    try (var entries = Files.walk(warehouse)) {
      entries.skip(1).forEach(entry -> look(entry, tallies, samples));
      return results(tallies, samples);
    } catch (IOException | UncheckedIOException e) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot scan the warehouse %s: %s. Let this user read all of it."
              .formatted(warehouse, e.getClass().getSimpleName()));
    }
  }

  private static void look(
      Path entry, Map<StoreClass, Tally> tallies, Map<StoreClass, Path> samples) {
    of(tallies, StoreClass.NAME).name(entry);
    samples.putIfAbsent(StoreClass.NAME, entry);
    if (!Files.isDirectory(entry)) {
      for (var store : StoreClass.of(entry)) {
        of(tallies, store).file(entry);
        samples.putIfAbsent(store, entry);
      }
    }
  }

  private static Residue results(Map<StoreClass, Tally> tallies, Map<StoreClass, Path> samples)
      throws IOException {
    var results = new ArrayList<StoreResult>();
    for (var tally : tallies.entrySet()) {
      var sample = samples.get(tally.getKey());
      boolean found = sample != null && PositiveControl.passes(tally.getKey(), sample);
      results.add(tally.getValue().result(found));
    }
    return new Residue(results);
  }

  private static Tally of(Map<StoreClass, Tally> tallies, StoreClass store) {
    return Objects.requireNonNull(tallies.get(store));
  }
}
