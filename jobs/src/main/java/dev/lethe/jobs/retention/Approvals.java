package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.sign.Ed25519;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SourceRole;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decisions on plans. A signature names plan, digest and decision, is made with the approver's
 * Ed25519 key, and is checked again each time it is relied on.
 */
public final class Approvals {
  private final SourceDatabase source;
  private final Clock clock;
  private final Map<String, PublicKey> approvers;

  /**
   * @param approvers public keys by the label that stands in reports
   */
  public Approvals(SourceDatabase source, Clock clock, Map<String, PublicKey> approvers) {
    this.source = source;
    this.clock = clock;
    this.approvers = Map.copyOf(approvers);
  }

  /** Whether a person must decide; else the plan approves itself when it is applied. */
  public static boolean needsPerson(Policy policy, List<PlannedRule> rules) {
    return !CircuitBreaker.approvesItself(policy, rules);
  }

  /** Approves a plan that is below the policy's limit; empty: a person must. */
  public Optional<Approval> approveItself(Plan plan, Policy policy, List<PlannedRule> rules) {
    if (needsPerson(policy, rules)) {
      return Optional.empty();
    }
    insert(plan, true, Approval.How.SELF, "policy", "below approve-above", new byte[0]);
    return find(plan);
  }

  /**
   * Records a person's decision.
   *
   * @param digest what the approver believes to be approving
   */
  public Approval decide(
      Plan plan, String digest, PrivateKey key, boolean approved, String comment) {
    if (!plan.digest().equals(digest)) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot decide on plan %s: its digest is not the one given. Look at the plan again and use the digest it shows."
              .formatted(plan.id()));
    }
    byte[] signature = sign(statement(plan, digest, approved), key);
    String approver = whoSigned(plan, digest, approved, signature);
    if (approver.equals(plan.requester())) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot decide on plan %s: its requester may not approve it. Ask another approver."
              .formatted(plan.id()));
    }
    insert(plan, approved, Approval.How.SIGNED, approver, comment, signature);
    return require(plan);
  }

  /** The decision, its signature verified; empty: there is none yet. */
  public Optional<Approval> find(Plan plan) {
    return source.as(
        SourceRole.APPLIER,
        "read the decision on plan " + plan.id(),
        jdbc ->
            jdbc.sql(
                    "SELECT digest, decision, how, approver, signature, decided_at FROM lethe.approval WHERE plan_id = ?")
                .param(plan.id())
                .query((row, n) -> approval(plan, row))
                .optional());
  }

  private Approval require(Plan plan) {
    return find(plan).orElseThrow();
  }

  private void insert(
      Plan plan,
      boolean approved,
      Approval.How how,
      String approver,
      String comment,
      byte[] signature) {
    int inserted =
        source.as(
            SourceRole.APPLIER,
            "record the decision on plan " + plan.id(),
            jdbc ->
                jdbc.sql(
                        """
                        INSERT INTO lethe.approval
                          (plan_id, digest, decision, how, approver, comment, signature, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (plan_id) DO NOTHING
                        """)
                    .params(
                        plan.id(),
                        plan.digest(),
                        approved ? "approved" : "rejected",
                        how.name().toLowerCase(Locale.ROOT),
                        approver,
                        comment,
                        signature,
                        OffsetDateTime.now(clock))
                    .update());
    if (inserted == 0 && how == Approval.How.SIGNED) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot decide on plan %s: it has been decided already. Make a new plan."
              .formatted(plan.id()));
    }
  }

  private Approval approval(Plan plan, ResultSet row) throws SQLException {
    var how = Approval.How.valueOf(row.getString("how").toUpperCase(Locale.ROOT));
    boolean approved = row.getString("decision").equals("approved");
    String digest = row.getString("digest");
    String approver = row.getString("approver");
    if (how == Approval.How.SIGNED
        && !whoSigned(plan, digest, approved, row.getBytes("signature")).equals(approver)) {
      throw tampered(plan);
    }
    return new Approval(
        plan.id(),
        digest,
        approved,
        how,
        approver,
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        how == Approval.How.SIGNED ? Optional.of(keyId(approver)) : Optional.empty(),
        how == Approval.How.SIGNED
            ? Optional.of(HexFormat.of().formatHex(row.getBytes("signature")))
            : Optional.empty());
  }

  private String keyId(String approver) {
    try {
      byte[] key = java.util.Objects.requireNonNull(approvers.get(approver)).getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String whoSigned(Plan plan, String digest, boolean approved, byte[] signature) {
    byte[] statement = statement(plan, digest, approved);
    return approvers.entrySet().stream()
        .filter(approver -> Ed25519.verifies(statement, signature, approver.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow(
            () ->
                new LetheException(
                    ExitCode.REFUSED,
                    "Cannot accept the decision on plan %s: its signature is of no approver of this controller. Sign with a key whose public half stands under 'approvers'."
                        .formatted(plan.id())));
  }

  private static LetheException tampered(Plan plan) {
    return new LetheException(
        ExitCode.REFUSED,
        "Cannot accept the decision on plan %s: the record does not fit its signature. Make a new plan, and find out who changed the record."
            .formatted(plan.id()));
  }

  private static byte[] statement(Plan plan, String digest, boolean approved) {
    return "lethe decision 1\n%s\n%s\n%s\n"
        .formatted(plan.id(), digest, approved ? "approved" : "rejected")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sign(byte[] statement, PrivateKey key) {
    try {
      return Ed25519.sign(statement, key);
    } catch (GeneralSecurityException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot sign the decision: the key is no Ed25519 private key. Give the approver's key file.");
    }
  }
}
