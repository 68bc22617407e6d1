package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.SourceDatabase;
import dev.lethe.jobs.source.SubjectRow;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of requests, in schema {@code lethe} of the controller's database. */
public final class RequestRegister {
  private final Controller controller;
  private final SourceDatabase source;
  private final Policy policy;
  private final Clock clock;

  public RequestRegister(Controller controller) {
    this.controller = controller;
    this.source = controller.source();
    this.policy = controller.policy();
    this.clock = controller.clock();
  }

  /** A request as it arrives. */
  public record Received(
      TableName table, String key, Right right, LocalDate on, String identityRef) {}

  /** Today in the controller's zone. */
  public LocalDate today() {
    return controller.today();
  }

  /**
   * Registers a request. One for portability holds the person's rows from now on, until the export
   * or the deadline.
   *
   * @throws LetheException INVALID where the person is not there, or the day is yet to come
   */
  public RightsRequest add(Received received) {
    CaseReference.require("--identity-check", received.identityRef());
    PastDay.require(received.on(), controller);
    UUID id = UUID.randomUUID();
    source.asOwner(
        "register a request",
        jdbc -> {
          SubjectRow.lock(jdbc, policy, received.table(), received.key());
          return jdbc.sql(
                  """
                  INSERT INTO lethe.rights_request (request_id, subject_table, subject_key, kind,
                    received_on, due_on, identity_ref, state, registered_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, 'open', ?)
                  """)
              .params(
                  id,
                  received.table().toString(),
                  received.key(),
                  received.right().word(),
                  received.on(),
                  new Deadline(received.on()).dueOn(),
                  received.identityRef(),
                  OffsetDateTime.now(clock))
              .update();
        });
    return find(id);
  }

  /**
   * One request, open or closed.
   *
   * @throws LetheException INVALID where there is none with this id
   */
  public RightsRequest find(UUID id) {
    return source
        .asOwner(
            "read request " + id,
            jdbc ->
                jdbc.sql("SELECT * FROM lethe.rights_request WHERE request_id = ?")
                    .param(id)
                    .query((row, n) -> RequestRow.read(row))
                    .optional())
        .orElseThrow(() -> cannot("find", id, "there is none with that id"));
  }

  /** As {@link #find}, but a closed one is refused too. */
  public RightsRequest findOpen(UUID id) {
    RightsRequest request = find(id);
    if (request.isClosed()) {
      throw cannot("work on", id, "it is closed");
    }
    return request;
  }

  /** Oldest receipt first. */
  public List<RightsRequest> all() {
    return source.asOwner(
        "list the requests",
        jdbc ->
            jdbc.sql("SELECT * FROM lethe.rights_request ORDER BY received_on, registered_at")
                .query((row, n) -> RequestRow.read(row))
                .list());
  }

  /** Those that wait for an answer, oldest receipt first. */
  public List<RightsRequest> open() {
    return all().stream().filter(request -> !request.isClosed()).toList();
  }

  void markExported(UUID id) {
    source.asOwner(
        "mark request " + id,
        jdbc ->
            jdbc.sql(
                    "UPDATE lethe.rights_request SET state = 'exported', exported_at = ? WHERE request_id = ? AND state <> 'closed'")
                .params(OffsetDateTime.now(clock), id)
                .update());
  }

  /**
   * Closes a request and forgets whom it was about.
   *
   * @throws LetheException INVALID where it is closed, is about erasure that is under way, or the
   *     day is not between receipt and today
   */
  public void close(UUID id, RightsRequest.Outcome outcome, LocalDate on) {
    RightsRequest request = findOpen(id);
    PastDay.require(on, controller);
    if (on.isBefore(request.deadline().receivedOn())) {
      throw cannot("close", id, "that day lies before its receipt");
    }
    int closed = source.asOwner("close request " + id, jdbc -> close(jdbc, id, outcome, on));
    if (closed == 0) {
      throw cannot("close", id, "its erasure was carried out but not verified yet");
    }
  }

  private static int close(JdbcClient jdbc, UUID id, RightsRequest.Outcome outcome, LocalDate on) {
    return jdbc.sql(
            """
            UPDATE lethe.rights_request r
            SET state = 'closed', outcome = ?, closed_on = ?, subject_key = NULL
            WHERE request_id = ? AND state <> 'closed' AND NOT EXISTS (
              SELECT 1 FROM lethe.erasure e JOIN lethe.plan p USING (plan_id)
              WHERE e.request_id = r.request_id AND p.state = 'APPLIED')
            """)
        .params(outcome.word(), on, id)
        .update();
  }

  static LetheException cannot(String verb, UUID id, String reason) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot %s request %s: %s. 'lethe request list' shows all.".formatted(verb, id, reason));
  }
}
