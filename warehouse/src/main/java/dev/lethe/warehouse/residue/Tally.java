package dev.lethe.warehouse.residue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Counts while the files of one class are read. */
final class Tally implements Consumer<String> {
  private final StoreClass store;
  private final Tokens tokens;
  private long files;
  private long bytes;
  private long values;
  private long hits;
  private long unreadable;

  Tally(StoreClass store, Tokens tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  @Override
  public void accept(String value) {
    values++;
    if (Words.match(value, tokens)) {
      hits++;
    }
  }

  /** Parquet's readers throw all kinds of exceptions at a damaged file. */
  void file(Path file) {
    files++;
    try {
      bytes += Files.size(file);
      store.decoder().decode(file, this);
      unreadable += store == StoreClass.UNKNOWN ? 1 : 0;
    } catch (IOException | RuntimeException e) {
      unreadable++;
    }
  }

  void name(Path entry) {
    files++;
    accept(entry.getFileName().toString());
  }

  long hits() {
    return hits;
  }

  StoreResult result(boolean positiveControl) {
    return new StoreResult(store, files, bytes, values, hits, unreadable, positiveControl);
  }
}
