package dev.lethe.warehouse.residue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** The places in a Delta lake where a value can stay behind, each with its own way to be read. */
public enum StoreClass {
  /** Values in the pages and dictionaries of data files, of all versions. */
  DATA,
  /** Footers of data files: key-value metadata, statistics, column indexes. */
  DATA_FOOTER,
  /** Commits, compacted commits and the pointer to the last checkpoint. */
  LOG,
  /** Delta's version checksums, which repeat the file list with its statistics. */
  LOG_CHECKSUM,
  CHECKPOINT,
  CHECKPOINT_FOOTER,
  /** Names of files and folders; partition values are in them. */
  NAME,
  /** Block checksums that Hadoop's file system writes beside each file. */
  BLOCK_CHECKSUM,
  /** Files of unknown purpose: searched as they are, and reported as not understood. */
  UNKNOWN;

  Decoder decoder() {
    return switch (this) {
      case DATA, CHECKPOINT -> new ParquetPages();
      case DATA_FOOTER, CHECKPOINT_FOOTER -> new ParquetFooter();
      case LOG, LOG_CHECKSUM -> new JsonText();
      case NAME -> (file, values) -> {};
      case BLOCK_CHECKSUM, UNKNOWN -> new PrintableText();
    };
  }

  /** What the content of a file belongs to; its name is another matter. */
  static Set<StoreClass> of(Path file) {
    var name = file.getFileName().toString();
    boolean log = file.toString().contains("/_delta_log/");
    if (name.startsWith(".") && name.endsWith(".crc")) {
      return EnumSet.of(BLOCK_CHECKSUM);
    }
    if (name.endsWith(".parquet")) {
      return log ? EnumSet.of(CHECKPOINT, CHECKPOINT_FOOTER) : EnumSet.of(DATA, DATA_FOOTER);
    }
    if (log && name.endsWith(".crc")) {
      return EnumSet.of(LOG_CHECKSUM);
    }
    return log && (name.endsWith(".json") || name.equals("_last_checkpoint"))
        ? EnumSet.of(LOG)
        : EnumSet.of(UNKNOWN);
  }
}
