package dev.lethe.jobs.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Follows the chain of a log from its first line. */
final class ChainWalk implements Closeable {
  private final LineInput lines;
  private Tip tip = Tip.START;
  private long offset;

  ChainWalk(Path log) throws IOException {
    lines = new LineInput(log);
  }

  /** The next acknowledged record; the log is damaged if it is not there or does not follow. */
  SealedRecord acknowledged() throws IOException {
    long number = tip.count() + 1;
    return next().orElseThrow(() -> Damage.at("record %d is missing or damaged".formatted(number)));
  }

  /** The next record, or empty where the chain ends or breaks. */
  Optional<SealedRecord> next() throws IOException {
    Optional<byte[]> line = lines.next();
    Optional<SealedRecord> record = line.flatMap(this::follower);
    if (line.isPresent() && record.isPresent()) {
      tip = tip.after(record.get());
      offset += line.get().length + 1L;
    }
    return record;
  }

  Tip tip() {
    return tip;
  }

  /** Bytes up to the end of the last record that followed. */
  long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private Optional<SealedRecord> follower(byte[] line) {
    try {
      return Optional.of(SealedRecord.parse(line)).filter(record -> record.follows(tip));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
