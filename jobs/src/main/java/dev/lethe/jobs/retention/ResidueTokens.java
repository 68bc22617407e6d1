package dev.lethe.jobs.retention;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Quoted;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is looked for after a run: keyed tokens of a sample of the retired people's identifiers. The
 * values themselves are read once, inside the transaction that destroys them, and kept nowhere.
 */
final class ResidueTokens {
  /** Subjects sampled from each chunk. */
  private static final int SAMPLE = 20;

  /** Shorter values are found everywhere by chance. */
  private static final int SHORTEST = 6;

  private final UUID plan;
  private final byte[] key;

  private ResidueTokens(UUID plan, byte[] key) {
    this.plan = plan;
    this.key = key;
  }

  static ResidueTokens of(JdbcClient jdbc, Plan plan) {
    byte[] key =
        jdbc.sql("SELECT key FROM lethe.plan WHERE plan_id = ?")
            .param(plan.id())
            .query(byte[].class)
            .single();
    return new ResidueTokens(plan.id(), key);
  }

  /**
   * Remembers identifiers of the first few of {@code keys}; {@code which} selects them as {@code
   * s}.
   */
  void remember(JdbcClient jdbc, Table subject, Fragment which) {
    List<String> identifiers =
        subject.columns().values().stream()
            .filter(column -> column.is() == Category.IDENTIFIER)
            .map(column -> "s." + Quoted.name(column.name()) + "::text")
            .toList();
    if (identifiers.isEmpty()) {
      return;
    }
    Fragment read =
        Fragment.of(
                "SELECT v FROM (SELECT * FROM %s s WHERE ".formatted(Quoted.table(subject.name())))
            .then(which)
            .then(
                " ORDER BY s.%s LIMIT %d) s CROSS JOIN LATERAL unnest(ARRAY[%s]) v WHERE length(v) >= %d"
                    .formatted(
                        Quoted.name(subject.key()),
                        SAMPLE,
                        String.join(", ", identifiers),
                        SHORTEST));
    var tokens = new HashSet<String>();
    jdbc.sql(read.sql())
        .params(read.values())
        .query(
            row -> {
              tokens.add(token(row.getString("v")));
            });
    jdbc.sql(
            "INSERT INTO lethe.residue_token (plan_id, token) SELECT ?, decode(unnest(?::text[]), 'hex') ON CONFLICT DO NOTHING")
        .params(plan, tokens.toArray(String[]::new))
        .update();
  }

  /** All that were remembered, as hex. */
  Set<String> load(JdbcClient jdbc) {
    return new HashSet<>(
        jdbc.sql("SELECT encode(token, 'hex') FROM lethe.residue_token WHERE plan_id = ?")
            .param(plan)
            .query(String.class)
            .list());
  }

  /** The token of a value, as hex; upper and lower case are one. */
  String token(String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update("lethe residue 1".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of()
          .formatHex(
              mac.doFinal(value.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
