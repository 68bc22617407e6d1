package dev.lethe.jobs.evidence.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Verifies an evidence folder: {@code run-log.jsonl}, {@code run-log.head.json}, {@code
 * run-log.pub}. Reads only. Not checked: whether the public key is the installation's own (compare
 * its id, or give a {@link Witness}), and whether the records tell the truth.
 */
public final class EvidenceVerifier {
  private final Path folder;
  private final Witness witness;
  private boolean recognised;

  private EvidenceVerifier(Path folder, Witness witness) {
    this.folder = folder;
    this.witness = witness;
  }

  public static EvidenceVerification verify(Path folder) {
    return new EvidenceVerifier(folder, Witness.NONE).verify();
  }

  /** Also checks that the folder continues what the witness saw. */
  public static EvidenceVerification verify(Path folder, Witness witness) {
    return new EvidenceVerifier(folder, witness).verify();
  }

  private EvidenceVerification verify() {
    try {
      PublicKeyFile key = new PublicKeyFile(bytes("run-log.pub"));
      LogCheck check = new LogCheck(key);
      Optional<EvidenceVerification.Break> found = firstBreak(key, check);
      return new EvidenceVerification(key.id(), check.count(), check.last(), found);
    } catch (Flawed e) {
      return new EvidenceVerification("", 0, "0".repeat(64), at(0, e.flaw()));
    }
  }

  private Optional<EvidenceVerification.Break> firstBreak(PublicKeyFile key, LogCheck check) {
    try {
      Flawed.unless(witness.knows(key), Flaw.FOREIGN_KEY);
      HeadBytes head = HeadBytes.read(bytes("run-log.head.json"));
      records(head, key, check);
      return Optional.empty();
    } catch (Flawed e) {
      return at(place(e.flaw(), check.count()), e.flaw());
    }
  }

  /** The record at fault, given how many were in order before the flaw. */
  private static long place(Flaw flaw, long sound) {
    return switch (flaw) {
      case BAD_HEAD, MISSING_FILE, FOREIGN_KEY -> 0;
      case OTHER_END, NOT_AS_WITNESSED -> sound;
      default -> sound + 1;
    };
  }

  /** The head's signature comes last, so that the first damaged record is named before it. */
  private void records(HeadBytes head, PublicKeyFile key, LogCheck check) throws Flawed {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(log()), 1 << 16)) {
      witness(check);
      while (check.count() < head.count()) {
        check.next(line(in));
        witness(check);
      }
      head.check(key);
      Flawed.unless(check.last().equals(head.last()), Flaw.OTHER_END);
      Flawed.unless(in.read() < 0, Flaw.UNACKNOWLEDGED_TAIL);
    } catch (IOException e) {
      throw new Flawed(Flaw.MISSING_FILE);
    }
    Flawed.unless(recognised, Flaw.NOT_AS_WITNESSED);
  }

  private void witness(LogCheck check) throws Flawed {
    Flawed.unless(!witness.contradicts(check.count(), check.last()), Flaw.NOT_AS_WITNESSED);
    recognised |= witness.recognises(check.count(), check.last());
  }

  private static byte[] line(InputStream in) throws IOException, Flawed {
    ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      Flawed.unless(b >= 0, Flaw.TRUNCATED);
      line.write(b);
    }
    return line.toByteArray();
  }

  private byte[] bytes(String file) throws Flawed {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new Flawed(Flaw.MISSING_FILE);
    }
  }

  private Path log() {
    return folder.resolve("run-log.jsonl");
  }

  private static Optional<EvidenceVerification.Break> at(long record, Flaw flaw) {
    return Optional.of(new EvidenceVerification.Break(record, flaw));
  }
}
