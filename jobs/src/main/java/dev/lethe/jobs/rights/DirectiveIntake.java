package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SubjectRow;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a notice of death comes into the registers: directive, hold and death in one transaction. */
final class DirectiveIntake {
  private final Controller controller;

  DirectiveIntake(Controller controller) {
    this.controller = controller;
  }

  /** As {@link DirectiveRegister#add}; returns the directive's id. */
  UUID take(Notified one) {
    CaseReference.require("--proof", one.proofRef());
    PastDay.require(one.on(), controller);
    requireUntil(one);
    UUID id = UUID.randomUUID();
    controller
        .source()
        .asOwner(
            "register a directive",
            jdbc -> {
              lock(jdbc, one);
              insert(jdbc, id, one);
              return Deaths.note(jdbc, one);
            });
    return id;
  }

  private void requireUntil(Notified one) {
    if (one.keeps() && one.until().isEmpty()) {
      throw cannot("it does not say until when. Give the day with --until");
    }
    if (!one.keeps() && one.until().isPresent()) {
      throw cannot("only what is kept has an end. Leave --until out, or give --kind retain");
    }
    one.until()
        .ifPresent(until -> PostMortemHold.require(controller.policy(), until, controller.today()));
  }

  /** What is kept may be in the archive already. */
  private void lock(JdbcClient jdbc, Notified one) {
    if (one.keeps()) {
      SubjectRow.lockAlsoArchived(jdbc, controller.policy(), one.table(), one.key());
    } else {
      SubjectRow.lock(jdbc, controller.policy(), one.table(), one.key());
    }
  }

  private void insert(JdbcClient jdbc, UUID id, Notified one) {
    Optional<LocalDate> due = dueOn(one);
    OffsetDateTime now = OffsetDateTime.now(controller.clock());
    Optional<UUID> hold =
        one.keeps()
            ? due.map(review -> PostMortemHold.place(jdbc, one, review, now))
            : Optional.empty();
    jdbc.sql(
            """
            INSERT INTO lethe.directive (directive_id, subject_table, subject_key, kind, notified_on,
              due_on, keep_until, proof_ref, approver, hold_id, state, registered_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?)
            """)
        .params(
            Arrays.asList(
                id,
                one.table().toString(),
                one.key(),
                one.kind().word(),
                one.on(),
                due.orElse(null),
                one.until().orElse(null),
                one.proofRef(),
                one.approver(),
                hold.orElse(null),
                now))
        .update();
  }

  private Optional<LocalDate> dueOn(Notified one) {
    return switch (one.kind()) {
      case RETAIN -> one.until().map(until -> PostMortemHold.reviewOn(until, controller.today()));
      case ERASE, COMMUNICATE -> Optional.of(new Deadline(one.on()).dueOn());
      case NONE -> Optional.empty();
    };
  }

  private static LetheException cannot(String reason) {
    return new LetheException(
        ExitCode.INVALID, "Cannot register the directive: %s.".formatted(reason));
  }
}
