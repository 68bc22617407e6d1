package dev.lethe.jobs.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The files of a run log. The private key is put in place last, so that where there is a key there
 * must be a log: a log that vanished is never taken for one that has yet to begin.
 */
record LogFolder(Path evidence, Path keys) {

  Path log() {
    return evidence.resolve("run-log.jsonl");
  }

  HeadFile head() {
    return new HeadFile(evidence.resolve("run-log.head.json"));
  }

  Path lock() {
    return evidence.resolve("run-log.lock");
  }

  private Path publicKey() {
    return evidence.resolve("run-log.pub");
  }

  Path ownPublicKey() {
    return keys.resolve("run-log.pub");
  }

  private Path privateKey() {
    return keys.resolve("run-log.key");
  }

  /** The installation's key; made, with an empty log, if there is none. Needs the lock. */
  SigningKey key() throws IOException {
    if (!Files.exists(privateKey())) {
      begin(SigningKey.generate());
    }
    SigningKey key = SigningKey.read(privateKey(), ownPublicKey());
    if (!Files.exists(log()) || !head().exists()) {
      throw Damage.at("this installation has written one, and it is gone");
    }
    if (!Files.exists(publicKey())
        || !Files.readString(publicKey(), US_ASCII).equals(key.publicPem())) {
      throw Damage.at("the public key beside it is not this installation's");
    }
    return key;
  }

  private void begin(SigningKey key) throws IOException {
    if (Files.exists(log()) && Files.size(log()) > 0) {
      throw Damage.at("it was written with another key than this installation's");
    }
    Files.createDirectories(keys, only(keys, "rwx------"));
    DurableFile.replace(log(), new byte[0]);
    DurableFile.replace(publicKey(), key.publicPem().getBytes(US_ASCII));
    head().write(Tip.START, key);
    DurableFile.replace(ownPublicKey(), key.publicPem().getBytes(US_ASCII));
    byte[] secret = key.privatePem().getBytes(US_ASCII);
    DurableFile.replace(privateKey(), secret, only(keys, "rw-------"));
  }

  private static FileAttribute<?>[] only(Path place, String permissions) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
