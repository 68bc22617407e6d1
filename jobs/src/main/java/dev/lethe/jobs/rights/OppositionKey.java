package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.settings.SecretFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key of one controller's opposition list: 32 random bytes in its keys folder, mode 0600, made
 * with the first opposition and used for nothing else. Whoever loses it loses the list, so that it
 * belongs into the backup of the keys.
 */
final class OppositionKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PROOF = "lethe opposition list 1";

  private final byte[] key;

  private OppositionKey(byte[] key) {
    this.key = key;
  }

  /**
   * The key that the list was made with, or a new one where there is no list.
   *
   * @throws LetheException REFUSED where the file holds another: nobody would be found any more
   */
  static OppositionKey open(JdbcClient jdbc, ControllerSettings settings) {
    var file = new SecretFile(settings.keys(), "opposition-%s.secret".formatted(settings.id()));
    Optional<byte[]> known =
        jdbc.sql("SELECT proof FROM lethe.opposition_key WHERE controller = ?")
            .param(settings.id().value())
            .query(byte[].class)
            .optional();
    if (known.isPresent() && !file.exists()) {
      throw otherKey(settings);
    }
    var key = new OppositionKey(file.read());
    byte[] proof = key.mac(PROOF);
    if (!MessageDigest.isEqual(known.orElse(proof), proof)) {
      throw otherKey(settings);
    }
    jdbc.sql(
            "INSERT INTO lethe.opposition_key (controller, proof) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .params(settings.id().value(), proof)
        .update();
    return key;
  }

  /**
   * The key that the list was made with; empty where there is no list. Writes nothing.
   *
   * @throws LetheException REFUSED where the file is gone or holds another
   */
  static Optional<OppositionKey> known(JdbcClient jdbc, ControllerSettings settings) {
    var file = new SecretFile(settings.keys(), "opposition-%s.secret".formatted(settings.id()));
    Optional<byte[]> proof =
        jdbc.sql("SELECT proof FROM lethe.opposition_key WHERE controller = ?")
            .param(settings.id().value())
            .query(byte[].class)
            .optional();
    if (proof.isEmpty()) {
      return Optional.empty();
    }
    if (!file.exists()) {
      throw otherKey(settings);
    }
    var key = new OppositionKey(file.read());
    if (!MessageDigest.isEqual(proof.get(), key.mac(PROOF))) {
      throw otherKey(settings);
    }
    return Optional.of(key);
  }

  /**
   * The key that the list was made with; empty where it is lost. Makes none, and writes nothing.
   */
  static Optional<OppositionKey> find(byte[] proof, ControllerSettings settings) {
    var file = new SecretFile(settings.keys(), "opposition-%s.secret".formatted(settings.id()));
    return Optional.of(file)
        .filter(SecretFile::exists)
        .map(there -> new OppositionKey(there.read()))
        .filter(key -> MessageDigest.isEqual(key.mac(PROOF), proof));
  }

  private static LetheException otherKey(ControllerSettings settings) {
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot use the opposition list of %s: the key that it was made with is not in %s. Restore opposition-%s.secret from the backup of the keys."
            .formatted(settings.id(), settings.keys(), settings.id()));
  }

  byte[] token(Contact contact) {
    return mac(contact.channel().word() + ":" + contact.normalised());
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
