package dev.lethe.warehouse.release;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.warehouse.release.Reservation.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The ledger's contract in a map. {@code crashes} counts the commits that will be lost. */
public final class LedgerInMemory implements ReleaseLedger {
  final Map<ReleaseKey, List<Reservation>> book = new HashMap<>();
  final List<String> refusals = new ArrayList<>();
  final List<Long> versions = new ArrayList<>();
  int crashes;

  @Override
  public Reservation reserve(ReleaseKey key, String inputDigest) {
    var entries = book.computeIfAbsent(key, k -> new ArrayList<>());
    for (var entry : entries) {
      if (entry.inputDigest().equals(inputDigest)) {
        return entry;
      }
      if (entry.state() == State.COMMITTED) {
        throw new LetheException(ExitCode.REFUSED, "Cannot publish: another input. Keep it.");
      }
    }
    long revision = entries.size() + 1L;
    var made =
        new Reservation(
            new UUID(key.hashCode(), revision), key, revision, inputDigest, State.RESERVED);
    entries.add(made);
    return made;
  }

  @Override
  public void commit(Reservation reservation, long deltaVersion, long rows) {
    if (crashes-- > 0) {
      throw new IllegalStateException("killed");
    }
    versions.add(deltaVersion);
    settle(reservation, State.COMMITTED);
  }

  @Override
  public void refuse(Reservation reservation, String findings) {
    refusals.add(findings);
    settle(reservation, State.REFUSED);
  }

  private void settle(Reservation old, State state) {
    Objects.requireNonNull(book.get(old.key()))
        .replaceAll(
            entry ->
                entry.releaseId().equals(old.releaseId())
                    ? new Reservation(
                        old.releaseId(), old.key(), old.revision(), old.inputDigest(), state)
                    : entry);
  }
}
