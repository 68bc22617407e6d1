package dev.lethe.jobs.rights;

import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Table;
import dev.lethe.jobs.settings.ControllerSettings;
import dev.lethe.jobs.source.Fragment;
import dev.lethe.jobs.source.Objectors;
import dev.lethe.jobs.source.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who stands on the opposition list with any address or number of an identifying column. Where the
 * list's key is lost nobody can be looked up, and so everybody counts as opposed: what cannot be
 * asked is not presumed. Reads as whoever asks; writes nothing.
 */
public final class OpposedRows implements Objectors {
  private final ControllerSettings settings;

  public OpposedRows(ControllerSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<String> among(JdbcClient jdbc, Table subject, Fragment rows) {
    return proof(jdbc).map(proof -> among(jdbc, subject, rows, proof)).orElse(List.of());
  }

  /** Empty: nobody ever objected. */
  private Optional<byte[]> proof(JdbcClient jdbc) {
    return jdbc.sql("SELECT proof FROM lethe.opposition_key WHERE controller = ?")
        .param(settings.id().value())
        .query(byte[].class)
        .optional();
  }

  private List<String> among(JdbcClient jdbc, Table subject, Fragment rows, byte[] proof) {
    Optional<OppositionKey> key = OppositionKey.find(proof, settings);
    Map<String, List<String>> keysByToken = tokens(jdbc, subject, rows, key);
    return key.isEmpty()
        ? keysByToken.values().stream().flatMap(List::stream).toList()
        : known(jdbc, keysByToken.keySet()).stream()
            .flatMap(token -> keysByToken.getOrDefault(token, List.of()).stream())
            .distinct()
            .toList();
  }

  private static Map<String, List<String>> tokens(
      JdbcClient jdbc, Table subject, Fragment rows, Optional<OppositionKey> key) {
    List<Column> identifying =
        subject.columns().values().stream()
            .filter(column -> column.is() == Category.IDENTIFIER)
            .toList();
    var columns = new ArrayList<String>();
    columns.add(Quoted.column("s", subject.key()) + "::text");
    identifying.forEach(column -> columns.add(Quoted.column("s", column.name()) + "::text"));
    Fragment query =
        Fragment.of(
                "SELECT %s FROM %s s WHERE "
                    .formatted(String.join(", ", columns), Quoted.table(subject.name())))
            .then(rows);
    var found = new HashMap<String, List<String>>();
    jdbc.sql(query.sql())
        .params(query.values())
        .query(
            row -> {
              for (String token : tokens(row, columns.size(), key)) {
                found.computeIfAbsent(token, any -> new ArrayList<>()).add(row.getString(1));
              }
            });
    return found;
  }

  private static List<String> tokens(ResultSet row, int columns, Optional<OppositionKey> key)
      throws SQLException {
    if (key.isEmpty()) {
      return List.of("");
    }
    var tokens = new ArrayList<String>();
    for (int i = 2; i <= columns; i++) {
      Optional.ofNullable(row.getString(i)).stream()
          .flatMap(text -> Contact.in(text).stream())
          .map(contact -> HexFormat.of().formatHex(key.get().token(contact)))
          .forEach(tokens::add);
    }
    return tokens;
  }

  private List<String> known(JdbcClient jdbc, Collection<String> tokens) {
    return jdbc.sql(
            """
            SELECT encode(token, 'hex') FROM lethe.opposition
            WHERE controller = ? AND token IN (SELECT decode(unnest(?::text[]), 'hex'))
            """)
        .params(settings.id().value(), tokens.toArray(String[]::new))
        .query(String.class)
        .list();
  }
}
