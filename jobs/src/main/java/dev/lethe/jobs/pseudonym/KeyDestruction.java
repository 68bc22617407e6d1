package dev.lethe.jobs.pseudonym;

import dev.lethe.anonymizer.pseudonym.KeyName;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.sign.Ed25519;
import dev.lethe.jobs.evidence.KeyRecord;
import dev.lethe.jobs.retention.RunFacts;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import dev.lethe.jobs.source.SourceRole;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Destroys a key for good, by an approver's signed decision: register, file, run log, in this
 * order. The same call after a crash goes on. What is left under its pseudonyms remains personal
 * data, and the run log says how much that is.
 */
public final class KeyDestruction {
  private final Controller controller;
  private final Lease lease;
  private final PseudonymKeys keys;

  /**
   * @param lease held by the caller: no run works meanwhile
   */
  public KeyDestruction(Controller controller, Lease lease, PseudonymKeys keys) {
    this.controller = controller;
    this.lease = lease;
    this.keys = keys;
  }

  /**
   * Asks for the decision once; when it is written down, the same call only goes on.
   *
   * @param whileInUse though its epoch is not over, or a plan waits for it
   * @throws LetheException REFUSED where it is in use, or nobody who may has signed
   */
  public RegisteredKey destroy(KeyName name, PrivateKey approver, boolean whileInUse) {
    RegisteredKey key = find(name);
    if (key.destruction().isEmpty()) {
      Optional<String> use = use(name);
      if (use.isPresent() && !whileInUse) {
        throw cannot(
            name,
            use.get(),
            "Wait until that is over, or destroy it all the same with --while-in-use");
      }
      new KeyRegister(controller.source())
          .destroyed(lease, key, decision(key, approver, use.isPresent()));
    }
    RegisteredKey gone = find(name);
    keys.file(name).destroy();
    controller.runLog().append(List.of(record(gone)));
    return gone;
  }

  private RegisteredKey find(KeyName name) {
    return keys.all().stream()
        .filter(key -> key.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.INVALID,
                    "Cannot destroy the key for %s in the epoch %s: there never was one. 'lethe keys list' shows those there are."
                        .formatted(name.purpose(), name.epoch())));
  }

  private Optional<String> use(KeyName name) {
    if (!name.epoch().isOver(controller.today())) {
      return Optional.of("its epoch lasts until %s".formatted(name.epoch().ends().minusDays(1)));
    }
    return waitingPlan(name).map(plan -> "plan %s waits to be applied".formatted(plan));
  }

  private Optional<UUID> waitingPlan(KeyName name) {
    return controller
        .source()
        .as(
            SourceRole.PLANNER,
            "look for plans that wait",
            jdbc ->
                jdbc.sql(
                        "SELECT plan_id FROM lethe.plan WHERE controller = ? AND state = 'PLANNED' AND planned_at >= ? AND planned_at < ? ORDER BY planned_at LIMIT 1")
                    .params(
                        controller.name(),
                        begins(name.epoch().begins()),
                        begins(name.epoch().ends()))
                    .query(UUID.class)
                    .optional());
  }

  private OffsetDateTime begins(java.time.LocalDate day) {
    return day.atStartOfDay(controller.policy().zone()).toOffsetDateTime();
  }

  private RegisteredKey.Destruction decision(
      RegisteredKey key, PrivateKey approver, boolean inUse) {
    byte[] statement = statement(key, inUse);
    byte[] signature = sign(key, statement, approver);
    Map.Entry<String, PublicKey> who =
        Approvers.keys(controller.settings()).entrySet().stream()
            .filter(one -> Ed25519.verifies(statement, signature, one.getValue()))
            .findFirst()
            .orElseThrow(
                () ->
                    cannot(
                        key.name(),
                        "the signature is of no approver of this controller",
                        "Sign with a key whose public half stands under 'approvers'"));
    if (who.getKey().equals(controller.settings().operator())) {
      throw cannot(key.name(), "who asks for it may not approve it", "Ask another approver");
    }
    return new RegisteredKey.Destruction(
        controller.clock().instant(),
        who.getKey(),
        sha256(who.getValue()),
        HexFormat.of().formatHex(signature),
        inUse,
        UUID.randomUUID());
  }

  private static byte[] statement(RegisteredKey key, boolean inUse) {
    return "lethe key destruction 1\n%s\n%s\n%s\n"
        .formatted(key.name(), key.id(), inUse ? "in use" : "epoch over")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sign(RegisteredKey key, byte[] statement, PrivateKey approver) {
    try {
      return Ed25519.sign(statement, approver);
    } catch (GeneralSecurityException e) {
      throw cannot(
          key.name(),
          "the approver's key is no Ed25519 private key",
          "Give the approver's key file");
    }
  }

  private static String sha256(PublicKey key) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyRecord record(RegisteredKey key) {
    RegisteredKey.Destruction destruction = key.destruction().orElseThrow();
    return new KeyRecord(
        RunFacts.of(
            controller,
            destruction.run(),
            destruction.at(),
            java.time.LocalDate.ofInstant(destruction.at(), controller.policy().zone()),
            controller.settings().operator()),
        key.id(),
        key.name().purpose(),
        key.name().epoch().toString(),
        destruction.at(),
        destruction.approver(),
        destruction.approverKey(),
        destruction.signature(),
        destruction.whileInUse(),
        key.rows());
  }

  private static LetheException cannot(KeyName name, String reason, String remedy) {
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot destroy the key for %s in the epoch %s: %s. %s."
            .formatted(name.purpose(), name.epoch(), reason, remedy));
  }
}
