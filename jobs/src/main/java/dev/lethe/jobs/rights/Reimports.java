package dev.lethe.jobs.rights;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.Trigger.Opposed;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SourceRole;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks for people of the opposition list who stand in a table again, and notes their rows for the
 * rules that erase them. Addresses are compared here and not in the database, which must not hold
 * the list's key beside the list: whoever could read both could try addresses on it.
 *
 * <p>A telephone number makes no row go: eight of its digits are compared, and two people may share
 * them. That is enough to spare somebody a call, and not to erase them.
 */
public final class Reimports {
  private static final int BATCH = 1_000;

  private final Controller controller;

  public Reimports(Controller controller) {
    this.controller = controller;
  }

  /**
   * Replaces what the last look noted. Reads whole columns, row by row.
   *
   * @throws dev.lethe.config.LetheException REFUSED where the key of the list is lost: nobody would
   *     be found
   */
  public void note() {
    List<Rule> rules =
        controller.policy().rules().stream()
            .filter(rule -> rule.trigger() instanceof Opposed)
            .toList();
    if (!rules.isEmpty()) {
      controller.source().as(SourceRole.PLANNER, "look for the opposed", jdbc -> note(jdbc, rules));
    }
  }

  private int note(JdbcClient jdbc, List<Rule> rules) {
    jdbc.sql("DELETE FROM lethe.opposed_row WHERE controller = ?")
        .param(controller.name())
        .update();
    Set<ByteBuffer> list = list(jdbc);
    Optional<OppositionKey> key = OppositionKey.known(jdbc, controller.settings());
    if (!list.isEmpty() && key.isPresent()) {
      rules.forEach(rule -> note(jdbc, rule, key.get(), list));
    }
    return rules.size();
  }

  private Set<ByteBuffer> list(JdbcClient jdbc) {
    var list = new HashSet<ByteBuffer>();
    jdbc.sql("SELECT token FROM lethe.opposition WHERE controller = ?")
        .param(controller.name())
        .query(
            row -> {
              list.add(ByteBuffer.wrap(row.getBytes(1)));
            });
    return list;
  }

  private record Found(String key, String version) {}

  private void note(JdbcClient jdbc, Rule rule, OppositionKey key, Set<ByteBuffer> list) {
    Policy policy = controller.policy();
    Table table = policy.table(rule.subject());
    List<String> columns = ((Opposed) rule.trigger()).columns();
    var found = new ArrayList<Found>();
    jdbc.sql(
            "SELECT s.%s::text, s.xmin::text, %s FROM %s s"
                .formatted(
                    Quoted.name(table.key()),
                    columns.stream()
                        .map(column -> Quoted.column("s", column) + "::text")
                        .collect(Collectors.joining(", ")),
                    Quoted.table(table.name())))
        .query(
            row -> {
              if (isOpposed(row, columns.size(), key, list)) {
                found.add(new Found(row.getString(1), row.getString(2)));
              }
            });
    for (int i = 0; i < found.size(); i += BATCH) {
      write(jdbc, rule, found.subList(i, Math.min(i + BATCH, found.size())));
    }
  }

  private static boolean isOpposed(
      ResultSet row, int columns, OppositionKey key, Set<ByteBuffer> list) throws SQLException {
    for (int i = 3; i < 3 + columns; i++) {
      boolean opposed =
          Optional.ofNullable(row.getString(i)).stream()
              .flatMap(text -> Contact.in(text).stream())
              .filter(contact -> contact.channel() == Contact.Channel.EMAIL)
              .anyMatch(contact -> list.contains(ByteBuffer.wrap(key.token(contact))));
      if (opposed) {
        return true;
      }
    }
    return false;
  }

  private void write(JdbcClient jdbc, Rule rule, List<Found> found) {
    jdbc.sql(
            "INSERT INTO lethe.opposed_row (controller, rule_id, subject_key, row_version) SELECT ?, ?, k, v FROM unnest(?::text[], ?::text[]) AS f(k, v)")
        .params(
            controller.name(),
            rule.id(),
            found.stream().map(Found::key).toArray(String[]::new),
            found.stream().map(Found::version).toArray(String[]::new))
        .update();
  }
}
