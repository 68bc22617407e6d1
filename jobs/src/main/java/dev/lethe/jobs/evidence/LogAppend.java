package dev.lethe.jobs.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One append, under the lock. The order is: lines to the disk, then the head, then the caller hears
 * of it. What stands behind the head was never acknowledged: whole signed records are kept, the
 * rest is cut off.
 */
final class LogAppend {
  private final LogFolder folder;
  private final SigningKey key;
  private final Map<Identity, SealedRecord> known = new HashMap<>();
  private final List<Identity> differing = new ArrayList<>();
  private final ByteArrayOutputStream fresh = new ByteArrayOutputStream();
  private long alreadyThere;

  LogAppend(LogFolder folder, SigningKey key) {
    this.folder = folder;
    this.key = key;
  }

  Appended write(List<? extends RunRecord> records) throws IOException {
    Set<UUID> runs = records.stream().map(r -> r.run().id()).collect(Collectors.toSet());
    Head head = folder.head().read(key);
    try (ChainWalk walk = new ChainWalk(folder.log())) {
      readAcknowledged(walk, head, runs);
      Position end = readTail(walk, runs);
      Tip tip = seal(records, end.tip());
      DurableFile.extend(folder.log(), end.offset(), fresh.toByteArray());
      folder.head().write(tip, key);
      return new Appended(tip.count() - end.tip().count(), alreadyThere, differing);
    }
  }

  static void check(ChainWalk walk, Head head) {
    if (!walk.tip().equals(head.tip())) {
      throw Damage.at("its last record is not the one its head names");
    }
  }

  private record Position(Tip tip, long offset) {}

  private void readAcknowledged(ChainWalk walk, Head head, Set<UUID> runs) throws IOException {
    while (walk.tip().count() < head.count()) {
      remember(walk.acknowledged(), runs);
    }
    check(walk, head);
  }

  /** Where whole, signed records end. */
  private Position readTail(ChainWalk walk, Set<UUID> runs) throws IOException {
    Position end = new Position(walk.tip(), walk.offset());
    Optional<SealedRecord> next = walk.next();
    while (next.filter(record -> record.signedBy(key)).isPresent()) {
      next.ifPresent(record -> remember(record, runs));
      end = new Position(walk.tip(), walk.offset());
      next = walk.next();
    }
    return end;
  }

  private void remember(SealedRecord record, Set<UUID> runs) {
    if (runs.stream().anyMatch(record::isOf)) {
      known.put(record.record().identity(), record);
    }
  }

  private Tip seal(List<? extends RunRecord> records, Tip tip) {
    Tip end = tip;
    for (RunRecord record : records) {
      SealedRecord earlier = known.get(record.identity());
      if (earlier == null) {
        end = add(record, end);
      } else {
        compare(earlier, record);
      }
    }
    return end;
  }

  private Tip add(RunRecord record, Tip tip) {
    SealedRecord line = SealedRecord.seal(record, tip, key);
    known.put(record.identity(), line);
    fresh.writeBytes(line.line());
    fresh.write('\n');
    return tip.after(line);
  }

  private void compare(SealedRecord earlier, RunRecord record) {
    alreadyThere++;
    if (!earlier.says(record)) {
      differing.add(record.identity());
    }
  }
}
