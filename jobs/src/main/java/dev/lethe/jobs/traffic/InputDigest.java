package dev.lethe.jobs.traffic;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Traffic;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether two runs have the same input: the reduced hits in any order, the counts beside them
 * and every parameter that shapes the figures. Keyed, so that nobody can try out inputs.
 */
final class InputDigest {
  private static final String VERSION = "lethe traffic input 1";

  private InputDigest() {}

  static String of(
      byte[] key, Policy policy, TrafficPeriod period, TrafficCounts counts, List<String> hits) {
    Traffic traffic = policy.traffic().orElseThrow();
    String input =
        Stream.of(
                List.of(VERSION, policy.controller(), period, counts),
                hits,
                List.of(traffic.visitGap(), traffic.minimumGroup(), traffic.ownDomain()),
                traffic.pages(),
                traffic.referrers())
            .map(InputDigest::framed)
            .collect(Collectors.joining());
    return HexFormat.of().formatHex(Hkdf.hmac(key, input.getBytes(UTF_8)));
  }

  /** The numbers of {@link HitsSelect#fingerprint}. */
  static List<String> fingerprint(Connection connection, String select) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(select)) {
      row.next();
      return List.of(
          row.getString(1), String.valueOf(row.getString(2)), String.valueOf(row.getString(3)));
    }
  }

  /** With lengths, so that no two lists read alike. */
  private static String framed(List<?> parts) {
    return parts.stream()
        .map(String::valueOf)
        .map(part -> part.length() + ":" + part)
        .collect(Collectors.joining("", parts.size() + "[", "]"));
  }
}
