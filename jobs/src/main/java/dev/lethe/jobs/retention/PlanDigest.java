package dev.lethe.jobs.retention;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The digest that an approval names: HMAC-SHA-256 over the header, then the count of every rule,
 * which decides who must approve, then every planned row in order of rule and ordinal, one per
 * line: those who are due, then those who are to be asked. Rows are streamed.
 */
final class PlanDigest {
  static final int KEY_BYTES = 32;
  private static final String RULES =
      """
      SELECT ordinal, rule_id, subject_table, examined, due, contacts FROM lethe.plan_rule
      WHERE plan_id = ? ORDER BY ordinal
      """;
  private static final String ROWS =
      """
      SELECT s.rule_id, s.ordinal, s.subject_table, s.subject_key, s.planned
      FROM lethe.plan_rule r
      JOIN lethe.plan_subject s ON s.plan_id = r.plan_id AND s.rule_id = r.rule_id
      WHERE r.plan_id = ?
      ORDER BY r.ordinal, s.ordinal
      """;

  private static final String CONTACTS =
      """
      SELECT s.rule_id, s.ordinal, s.subject_table, s.subject_key, s.planned
      FROM lethe.plan_rule r
      JOIN lethe.plan_contact s ON s.plan_id = r.plan_id AND s.rule_id = r.rule_id
      WHERE r.plan_id = ?
      ORDER BY r.ordinal, s.ordinal
      """;

  private PlanDigest() {}

  /** What the plan was made from. */
  record Header(
      UUID plan,
      String controller,
      LocalDate asOf,
      String policySha256,
      String schemaSha256,
      String codeVersion) {}

  static String of(JdbcClient jdbc, Header header, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      line(mac, "lethe plan 3", header.toString());
      jdbc.sql(RULES)
          .param(header.plan())
          .query(
              row -> {
                line(
                    mac,
                    row.getString("ordinal"),
                    row.getString("rule_id"),
                    row.getString("subject_table"),
                    row.getString("examined"),
                    row.getString("due"),
                    row.getString("contacts"));
              });
      rows(jdbc, mac, ROWS, "due", header.plan());
      rows(jdbc, mac, CONTACTS, "to ask", header.plan());
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void rows(JdbcClient jdbc, Mac mac, String query, String heading, UUID plan) {
    line(mac, heading);
    jdbc.sql(query)
        .param(plan)
        .query(
            row -> {
              line(
                  mac,
                  row.getString("rule_id"),
                  row.getString("ordinal"),
                  row.getString("subject_table"),
                  row.getString("subject_key"),
                  row.getString("planned"));
            });
  }

  /** Each part is preceded by its length, so that no two lists of parts read alike. */
  private static void line(Mac mac, String... parts) {
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      mac.update(bytes);
    }
    mac.update((byte) '\n');
  }
}
