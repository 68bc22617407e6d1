package dev.lethe.jobs.pseudonym;

import dev.lethe.anonymizer.pseudonym.Epoch;
import dev.lethe.anonymizer.pseudonym.KeyName;
import dev.lethe.anonymizer.pseudonym.KeyRing;
import dev.lethe.anonymizer.pseudonym.PseudonymKey;
import dev.lethe.anonymizer.pseudonym.Pseudonymizer;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Pseudonym;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.settings.SecretFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One controller's keys: 32 random bytes each, in files of its keys folder, mode 0600, made on
 * first use. Whoever loses one can make no more pseudonyms that meet those of its epoch, so that
 * they belong into the backup of the keys until they are destroyed, there as well.
 */
public final class PseudonymKeys implements KeyRing {
  private final Controller controller;
  private final KeyRegister register;
  private final Map<KeyName, Pseudonymizer> open = new HashMap<>();

  public PseudonymKeys(Controller controller) {
    this.controller = controller;
    this.register = new KeyRegister(controller.source());
  }

  /**
   * The key for what is planned at a moment. A run that goes on after midnight keeps its plan's.
   *
   * @param plannedAt by the injected clock
   */
  public static KeyName name(Policy policy, Pseudonym what, Instant plannedAt) {
    LocalDate day = LocalDate.ofInstant(plannedAt, policy.zone());
    return new KeyName(policy.controller(), what.purpose(), Epoch.of(what.epoch(), day));
  }

  /** All that there are and were, by purpose and epoch. */
  public List<RegisteredKey> all() {
    return register.all(controller.policy().controller());
  }

  /** Whether the file of a key is where it belongs. */
  public boolean isThere(KeyName name) {
    return file(name).exists();
  }

  @Override
  public Pseudonymizer pseudonymizer(KeyName name) {
    return open.computeIfAbsent(name, this::open);
  }

  /**
   * Nothing is written: a key that was never made is none to complain about.
   *
   * @throws LetheException REFUSED where it is lost or destroyed, INVALID where others may read it
   */
  public void requireUsable(KeyName name) {
    Optional<RegisteredKey> known = register.find(name);
    if (known.isPresent() || file(name).exists()) {
      read(name, known);
    }
  }

  private Pseudonymizer open(KeyName name) {
    Optional<RegisteredKey> known = register.find(name);
    PseudonymKey key = read(name, known);
    if (known.isEmpty()) {
      register.add(key, controller.clock().instant());
    }
    return new Pseudonymizer(key);
  }

  private PseudonymKey read(KeyName name, Optional<RegisteredKey> known) {
    SecretFile file = file(name);
    if (file.isDestroyed() || known.flatMap(RegisteredKey::destruction).isPresent()) {
      throw cannot(
          name,
          "its key was destroyed",
          "Plan again once its epoch is over (%s), or change the purpose in the policy"
              .formatted(name.epoch().ends()));
    }
    if (known.isPresent() && !file.exists()) {
      throw lost(name, "its key is missing");
    }
    var key = new PseudonymKey(name, file.read());
    if (known.filter(registered -> !registered.id().equals(key.fingerprint())).isPresent()) {
      throw lost(name, "the file holds another key than the one used before");
    }
    return key;
  }

  private LetheException lost(KeyName name, String reason) {
    return cannot(
        name, reason, "Restore %s from the backup of the keys".formatted(file(name).path()));
  }

  private static LetheException cannot(KeyName name, String reason, String remedy) {
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot pseudonymise for %s in the epoch from %s: %s. %s."
            .formatted(name.purpose(), name.epoch().begins(), reason, remedy));
  }

  SecretFile file(KeyName name) {
    return new SecretFile(controller.settings().keys(), "pseudonym-%s.secret".formatted(name));
  }
}
