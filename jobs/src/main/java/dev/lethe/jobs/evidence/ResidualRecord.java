package dev.lethe.jobs.evidence;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The search of one class of stores for what should be gone.
 *
 * @param store what was searched, as {@code warehouse files} or {@code database heap}
 * @param bytes read
 * @param decoder how the bytes were made readable, as {@code parquet} or {@code raw}
 * @param tokens values searched for
 * @param hits values found
 * @param control whether the search found what had been planted for it
 * @param backups what is promised and confirmed of backups
 */
public record ResidualRecord(
    Run run,
    String store,
    long bytes,
    String decoder,
    long tokens,
    long hits,
    Control control,
    Backups backups)
    implements RunRecord {

  /**
   * What is known of stores that nobody can search, in days of the controller's zone.
   *
   * @param goneBy the last day on which one may hold what this run erased
   * @param oldestRestorable confirmed by operations: nothing older can be restored
   */
  public record Backups(Optional<LocalDate> goneBy, Optional<LocalDate> oldestRestorable) {
    public static final Backups NONE = new Backups(Optional.empty(), Optional.empty());
  }

  /** A search that cannot find a planted value proves nothing. */
  public enum Control {
    FOUND,
    MISSED,
    /** No control was planted. */
    NONE,
    /** The store cannot be read from here, as the files of a managed server. */
    OUT_OF_REACH;

    public String word() {
      return Words.of(this);
    }
  }

  /** What the search is worth. */
  public enum Finding {
    CLEAN,
    RESIDUE,
    NOT_PROVEN;

    public String word() {
      return Words.of(this);
    }
  }

  public ResidualRecord {
    Shape.phrase("store", store);
    Shape.phrase("decoder", decoder);
    Shape.notNegative("bytes", bytes);
    Shape.notNegative("tokens", tokens);
    Shape.notNegative("hits", hits);
    if (control == Control.OUT_OF_REACH && (bytes > 0 || hits > 0)) {
      throw new IllegalArgumentException("Invalid residual scan: out of reach, yet read");
    }
    if (control != Control.OUT_OF_REACH && !backups.equals(Backups.NONE)) {
      throw new IllegalArgumentException("Invalid residual scan: days of backups, yet no backup");
    }
  }

  /** Of a store that could be searched. */
  public ResidualRecord(
      Run run, String store, long bytes, String decoder, long tokens, long hits, Control control) {
    this(run, store, bytes, decoder, tokens, hits, control, Backups.NONE);
  }

  /** A store that nobody could search: not proven, never clean. */
  public static ResidualRecord outOfReach(Run run, String store, long tokens) {
    return backups(run, store, tokens, Backups.NONE);
  }

  public static ResidualRecord backups(Run run, String store, long tokens, Backups backups) {
    return new ResidualRecord(run, store, 0, "none", tokens, 0, Control.OUT_OF_REACH, backups);
  }

  public Finding finding() {
    if (hits > 0) {
      return Finding.RESIDUE;
    }
    boolean proven = control == Control.FOUND && bytes > 0 && tokens > 0;
    return proven ? Finding.CLEAN : Finding.NOT_PROVEN;
  }

  @Override
  public Identity identity() {
    return new Identity(run.id(), Kind.RESIDUAL, decoder, store);
  }

  @Override
  public <T> T read(Cases<T> cases) {
    return cases.residual(this);
  }
}
