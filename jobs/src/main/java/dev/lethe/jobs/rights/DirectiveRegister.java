package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The register of directives for the time after death, in schema {@code lethe} of the controller's
 * database. Who has died stays known, in {@code lethe.death}, until the person's row is gone: a
 * closed directive does not bring anybody back.
 */
public final class DirectiveRegister {
  private final Controller controller;

  public DirectiveRegister(Controller controller) {
    this.controller = controller;
  }

  /**
   * Registers a directive. One to keep places its hold in the same transaction; one to hand over
   * holds the person's rows until the export, for a month at most.
   *
   * @throws LetheException INVALID where the person is not there, the day of notice is yet to come,
   *     or the policy does not admit that the data be kept
   */
  public Directive add(Notified one) {
    return find(new DirectiveIntake(controller).take(one));
  }

  /**
   * One directive, open or closed.
   *
   * @throws LetheException INVALID where there is none with this id
   */
  public Directive find(UUID id) {
    return as(
            "read directive " + id,
            jdbc ->
                jdbc.sql("SELECT * FROM lethe.directive WHERE directive_id = ?")
                    .param(id)
                    .query((row, n) -> DirectiveRow.read(row))
                    .optional())
        .orElseThrow(() -> cannot("find", id, "there is none with that id"));
  }

  /** As {@link #find}, but a closed one is refused too. */
  public Directive findOpen(UUID id) {
    Directive directive = find(id);
    if (directive.isClosed()) {
      throw cannot("work on", id, "it is closed");
    }
    return directive;
  }

  /** Oldest notice first. */
  public List<Directive> all() {
    return as(
        "list the directives",
        jdbc ->
            jdbc.sql("SELECT * FROM lethe.directive ORDER BY notified_on, registered_at")
                .query((row, n) -> DirectiveRow.read(row))
                .list());
  }

  /** Those with something to do, oldest notice first. */
  public List<Directive> waiting() {
    return all().stream().filter(one -> !one.isClosed() && one.dueOn().isPresent()).toList();
  }

  /**
   * Notes that a person looked again at what is kept: for another year, or until its end.
   *
   * @throws LetheException INVALID where nothing is kept, or its end is over
   */
  public Directive review(UUID id, String approver) {
    Directive directive = findOpen(id);
    LocalDate until =
        directive.keepUntil().orElseThrow(() -> cannot("review", id, "it keeps nothing"));
    PostMortemHold.require(controller.policy(), until, controller.today());
    LocalDate next = PostMortemHold.reviewOn(until, controller.today());
    as(
        "review directive " + id,
        jdbc -> {
          PostMortemHold.review(jdbc, id, approver, next);
          return jdbc.sql(
                  "UPDATE lethe.directive SET due_on = ?, approver = ? WHERE directive_id = ?")
              .params(next, approver, id)
              .update();
        });
    return find(id);
  }

  void markExported(UUID id) {
    as(
        "mark directive " + id,
        jdbc ->
            jdbc.sql(
                    "UPDATE lethe.directive SET state = 'exported', exported_at = ? WHERE directive_id = ? AND state <> 'closed'")
                .params(now(), id)
                .update());
  }

  /**
   * Closes a directive and forgets whom it was about; its hold ends. One that is withdrawn was a
   * mistake: the person lives.
   *
   * @throws LetheException INVALID where it is closed, its erasure is under way, or the day is not
   *     between notice and today
   */
  public void close(UUID id, RightsRequest.Outcome outcome, LocalDate on) {
    Directive directive = findOpen(id);
    PastDay.require(on, controller);
    if (on.isBefore(directive.notifiedOn())) {
      throw cannot("close", id, "that day lies before the notice");
    }
    as("close directive " + id, jdbc -> close(jdbc, directive, outcome, on));
  }

  private static int close(
      JdbcClient jdbc, Directive directive, RightsRequest.Outcome outcome, LocalDate on) {
    PostMortemHold.remove(jdbc, directive.id());
    int closed =
        jdbc.sql(
                """
                UPDATE lethe.directive d
                SET state = 'closed', outcome = ?, closed_on = ?, subject_key = NULL
                WHERE directive_id = ? AND state <> 'closed' AND NOT EXISTS (
                  SELECT 1 FROM lethe.erasure e JOIN lethe.plan p USING (plan_id)
                  WHERE e.directive_id = d.directive_id AND p.state = 'APPLIED')
                """)
            .params(outcome.word(), on, directive.id())
            .update();
    if (closed == 0) {
      throw cannot("close", directive.id(), "its erasure was carried out but not verified yet");
    }
    if (outcome == RightsRequest.Outcome.WITHDRAWN) {
      Deaths.takeBack(jdbc, directive);
    }
    return closed;
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(controller.clock());
  }

  private <T> T as(String attempt, Function<JdbcClient, T> work) {
    return controller.source().asOwner(attempt, work);
  }

  static LetheException cannot(String verb, UUID id, String reason) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot %s directive %s: %s. 'lethe directive list' shows all."
            .formatted(verb, id, reason));
  }
}
