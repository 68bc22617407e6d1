package dev.lethe.jobs.recipients;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.Recontact;
import dev.lethe.config.policy.Rule;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.rights.OppositionList;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.AnswerColumn;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.LiveSchema;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people answered to a re-contact, as the recipient that wrote to them reports it: by the
 * notice's id, so that no address comes back. A yes is written into the column that the rule's
 * clock counts from; nothing else restarts it.
 */
public final class Answers {
  private final Controller controller;

  public Answers(Controller controller) {
    this.controller = controller;
  }

  /** What a person said. */
  public enum Said {
    YES,
    NO,
    /** No, and no other message either. */
    UNSUBSCRIBED;

    /**
     * Reads a word.
     *
     * @throws IllegalArgumentException for any other
     */
    static Said of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One line of the recipient's file: {@code NOTICE yes|no|unsubscribed [DAY]}.
   *
   * @param on the day of the answer; empty: today
   */
  public record Line(UUID notice, Said said, Optional<LocalDate> on) {
    /**
     * Reads a line.
     *
     * @throws RuntimeException where the line is none
     */
    public static Line of(String text) {
      String[] parts = text.strip().split("\\s+", -1);
      if (parts.length < 2 || parts.length > 3) {
        throw new IllegalArgumentException("two or three words");
      }
      return new Line(
          UUID.fromString(parts[0]),
          Said.of(parts[1]),
          parts.length == 3 ? Optional.of(LocalDate.parse(parts[2])) : Optional.empty());
    }
  }

  /**
   * What was noted.
   *
   * @param tooLate the person was retired before the answer came
   */
  public record Noted(long yes, long no, long unsubscribed, long tooLate) {}

  /**
   * Notes all lines, or none. A yes that a no follows in the same file is none. A yes without a day
   * is noted once: the file may come again, and nobody said yes a second time.
   *
   * @throws LetheException INVALID where a notice asked nobody in the name of this recipient, or a
   *     day is none on which it could be answered
   */
  public Noted note(String recipient, List<Line> lines) {
    return controller
        .source()
        .asOwner(
            "note answers",
            jdbc -> {
              LiveSchema schema = new Introspection(jdbc).read();
              Map<Said, Long> noted = new EnumMap<>(Said.class);
              long tooLate = 0;
              lines.forEach(line -> requireAsked(jdbc, recipient, line));
              for (Line line : withoutTakenBack(lines)) {
                Optional<Asked> asked = asked(jdbc, line.notice());
                if (asked.isPresent() && note(jdbc, schema, asked.get(), line)) {
                  noted.merge(line.said(), 1L, Long::sum);
                } else {
                  tooLate++;
                }
              }
              return new Noted(
                  noted.getOrDefault(Said.YES, 0L),
                  noted.getOrDefault(Said.NO, 0L),
                  noted.getOrDefault(Said.UNSUBSCRIBED, 0L),
                  tooLate);
            });
  }

  private static List<Line> withoutTakenBack(List<Line> lines) {
    var refused = new HashSet<UUID>();
    var left = new ArrayDeque<Line>();
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if (line.said() == Said.NO) {
        refused.add(line.notice());
      }
      if (line.said() != Said.YES || !refused.contains(line.notice())) {
        left.addFirst(line);
      }
    }
    return List.copyOf(left);
  }

  /** Whom a notice was about. */
  private record Asked(TableName table, String key, String rule, LocalDate on) {}

  private void requireAsked(JdbcClient jdbc, String recipient, Line line) {
    boolean handed =
        jdbc.sql(
                    "SELECT count(*) FROM lethe.notice WHERE notice_id = ? AND controller = ? AND recipient = ? AND purpose = 'contact' AND handed_at IS NOT NULL")
                .params(line.notice(), controller.name(), recipient)
                .query(Long.class)
                .single()
            > 0;
    if (!handed) {
      throw cannot("a notice is none that %s was handed to ask by".formatted(recipient));
    }
    if (line.on().filter(controller.today()::isBefore).isPresent()) {
      throw cannot("an answer is of a day that has not come");
    }
  }

  private static LetheException cannot(String reason) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot note the answers: %s. Ask the recipient for the right file; none was noted."
            .formatted(reason));
  }

  private static Optional<Asked> asked(JdbcClient jdbc, UUID notice) {
    return jdbc.sql(
            "SELECT subject_table, subject_key, rule_id, asked_on FROM lethe.recontact WHERE notice_id = ?")
        .param(notice)
        .query(
            (row, n) ->
                new Asked(
                    TableName.of(row.getString("subject_table")),
                    row.getString("subject_key"),
                    row.getString("rule_id"),
                    row.getObject("asked_on", LocalDate.class)))
        .optional();
  }

  private boolean note(JdbcClient jdbc, LiveSchema schema, Asked asked, Line line) {
    LocalDate on = line.on().orElse(controller.today());
    if (on.isBefore(asked.on())) {
      throw cannot("an answer is of a day before the question");
    }
    var column =
        new AnswerColumn(
            controller.policy(),
            schema,
            new Event(asked.table(), recontact(asked).answer(), Optional.empty()));
    if (!column.lock(jdbc, asked.key())) {
      return false;
    }
    switch (line.said()) {
      case YES -> {
        if (line.on().isPresent() || !column.holdsSince(jdbc, asked.key(), asked.on())) {
          column.write(jdbc, asked.key(), on);
        }
      }
      case NO -> {}
      case UNSUBSCRIBED -> new OppositionList(controller).addIfAny(asked.table(), asked.key());
    }
    jdbc.sql("UPDATE lethe.recontact SET answer = ? WHERE notice_id = ?")
        .params(line.said() == Said.YES ? "yes" : "no", line.notice())
        .update();
    return true;
  }

  private Recontact recontact(Asked asked) {
    return controller.policy().rules().stream()
        .filter(rule -> rule.id().equals(asked.rule()))
        .findFirst()
        .flatMap(Rule::recontact)
        .orElseThrow(
            () ->
                cannot(
                    "rule %s, which asked, asks nobody in the policy any more"
                        .formatted(asked.rule())));
  }
}
