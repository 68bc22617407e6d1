package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Category;
import dev.lethe.config.policy.Column;
import dev.lethe.config.policy.Table;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Quoted;
import dev.lethe.jobs.source.SubjectRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who objects to prospecting, as keyed tokens of their addresses and numbers: an entry outlives the
 * person's data, and is of no use without the controller's key. It is kept for three years at
 * least, from the latest opposition on. A run ends it after that only where the policy holds the
 * decision that no address is imported any more: a purchased one could come back at any time.
 */
public final class OppositionList {
  private static final int YEARS = 3;

  private final Controller controller;

  public OppositionList(Controller controller) {
    this.controller = controller;
  }

  /** Entries of one channel. */
  public record Summary(
      String channel, long entries, LocalDate first, LocalDate latest, LocalDate keptUntil) {}

  /** The day until which an opposition of today is kept at least. */
  public LocalDate keptUntil() {
    return controller.today().plusYears(YEARS);
  }

  /**
   * Notes every address and number that stands in the identifying columns of a person's row.
   *
   * @return how many
   */
  public int add(TableName name, String key) {
    return controller
        .source()
        .asOwner(
            "note an opposition",
            jdbc -> {
              SubjectRow.lock(jdbc, controller.policy(), name, key);
              return note(jdbc, contacts(jdbc, controller.policy().table(name), key));
            });
  }

  /** As for a person, but that one whose row holds no address and no number is no mistake. */
  public int addIfAny(TableName name, String key) {
    return controller
        .source()
        .asOwner(
            "note an opposition",
            jdbc -> {
              SubjectRow.lock(jdbc, controller.policy(), name, key);
              Set<Contact> found = contacts(jdbc, controller.policy().table(name), key);
              return found.isEmpty() ? 0 : note(jdbc, found);
            });
  }

  /**
   * Notes addresses or numbers.
   *
   * @throws LetheException INVALID where one of the texts is neither
   */
  public int add(List<String> texts) {
    var contacts = new HashSet<Contact>();
    for (int i = 0; i < texts.size(); i++) {
      List<Contact> found = Contact.in(texts.get(i));
      if (found.isEmpty()) {
        throw notOne(i + 1);
      }
      contacts.addAll(found);
    }
    return controller.source().asOwner("note an opposition", jdbc -> note(jdbc, contacts));
  }

  private static LetheException notOne(int line) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot note the opposition in line %d: it is neither an e-mail address nor a telephone number. Write one a line, and nothing else."
            .formatted(line));
  }

  /** By channel; counts and days only. */
  public List<Summary> summary() {
    return controller
        .source()
        .asOwner(
            "list the oppositions",
            jdbc ->
                jdbc.sql(
                        """
                        SELECT channel, count(*) AS entries, min(opposed_on) AS first,
                               max(opposed_on) AS latest, max(keep_until) AS kept_until
                        FROM lethe.opposition WHERE controller = ? GROUP BY channel ORDER BY channel
                        """)
                    .param(controller.name())
                    .query(
                        (row, n) ->
                            new Summary(
                                row.getString("channel"),
                                row.getLong("entries"),
                                row.getObject("first", LocalDate.class),
                                row.getObject("latest", LocalDate.class),
                                row.getObject("kept_until", LocalDate.class)))
                    .list());
  }

  /** Which of the contacts are opposed. */
  Set<Contact> opposed(Collection<Contact> contacts) {
    return controller
        .source()
        .asOwner(
            "check the opposition list",
            jdbc -> {
              OppositionKey key = OppositionKey.open(jdbc, controller.settings());
              Map<Contact, String> tokens =
                  contacts.stream()
                      .distinct()
                      .collect(Collectors.toMap(one -> one, one -> hex(key.token(one))));
              Set<String> known = known(jdbc, tokens.values());
              return tokens.entrySet().stream()
                  .filter(entry -> known.contains(entry.getValue()))
                  .map(Map.Entry::getKey)
                  .collect(Collectors.toSet());
            });
  }

  private Set<String> known(JdbcClient jdbc, Collection<String> tokens) {
    return Set.copyOf(
        jdbc.sql(
                """
                SELECT encode(token, 'hex') FROM lethe.opposition
                WHERE controller = ? AND token IN (SELECT decode(unnest(?::text[]), 'hex'))
                """)
            .params(controller.name(), tokens.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  private int note(JdbcClient jdbc, Set<Contact> contacts) {
    if (contacts.isEmpty()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot note the opposition: there is neither an e-mail address nor a telephone number. Give them with --value-from.");
    }
    OppositionKey key = OppositionKey.open(jdbc, controller.settings());
    contacts.forEach(contact -> note(jdbc, key.token(contact), contact.channel()));
    return contacts.size();
  }

  /** A new opposition starts the three years anew. */
  private void note(JdbcClient jdbc, byte[] token, Contact.Channel channel) {
    jdbc.sql(
            """
            INSERT INTO lethe.opposition AS o (controller, token, channel, opposed_on, keep_until)
            VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (controller, token) DO UPDATE SET opposed_on = excluded.opposed_on,
              keep_until = greatest(o.keep_until, excluded.keep_until)
            """)
        .params(controller.name(), token, channel.word(), controller.today(), keptUntil())
        .update();
  }

  private static Set<Contact> contacts(JdbcClient jdbc, Table table, String key) {
    List<String> columns =
        table.columns().values().stream()
            .filter(column -> column.is() == Category.IDENTIFIER)
            .map(Column::name)
            .toList();
    return columns.stream()
        .flatMap(column -> value(jdbc, table, column, key).stream())
        .flatMap(text -> Contact.in(text).stream())
        .collect(Collectors.toSet());
  }

  private static Optional<String> value(JdbcClient jdbc, Table table, String column, String key) {
    return jdbc.sql(
            "SELECT s.%s::text FROM %s s WHERE s.%s::text = ?"
                .formatted(
                    Quoted.name(column), Quoted.table(table.name()), Quoted.name(table.key())))
        .param(key)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single();
  }

  private static String hex(byte[] token) {
    return HexFormat.of().formatHex(token);
  }
}
