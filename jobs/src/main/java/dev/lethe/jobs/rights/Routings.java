package dev.lethe.jobs.rights;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Requests that are a customer's to answer, from their receipt until they are passed on. */
public final class Routings {
  private final Controller controller;

  public Routings(Controller controller) {
    this.controller = controller;
  }

  /**
   * Registers a request that is to be passed on.
   *
   * @param caseRef a short reference of letters and digits, no name
   * @throws LetheException INVALID where the day is yet to come, or the reference is none
   */
  public Routing add(String caseRef, LocalDate receivedOn) {
    CaseReference.require("--case", caseRef);
    PastDay.require(receivedOn, controller);
    UUID id = UUID.randomUUID();
    Deadline deadline = new Deadline(receivedOn, Deadline.Term.ROUTE);
    controller
        .source()
        .asOwner(
            "register a request to be passed on",
            jdbc ->
                jdbc.sql(
                        "INSERT INTO lethe.routing (routing_id, case_ref, received_on, due_on, registered_at) VALUES (?, ?, ?, ?, ?)")
                    .params(
                        id,
                        caseRef,
                        receivedOn,
                        deadline.dueOn(),
                        OffsetDateTime.now(controller.clock()))
                    .update());
    return new Routing(id, caseRef, deadline, Optional.empty());
  }

  /**
   * Notes that a request was passed on.
   *
   * @throws LetheException INVALID where none waits with this id since that day at the latest
   */
  public void routed(UUID id, LocalDate on) {
    PastDay.require(on, controller);
    int noted =
        controller
            .source()
            .asOwner(
                "note a request as passed on",
                jdbc ->
                    jdbc.sql(
                            "UPDATE lethe.routing SET routed_on = ? WHERE routing_id = ? AND routed_on IS NULL AND received_on <= ?")
                        .params(on, id, on)
                        .update());
    if (noted == 0) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot note request %s as passed on %s: none with that id waits since that day. 'lethe rights' shows those that wait."
              .formatted(id, on));
    }
  }

  /** Oldest receipt first. */
  public List<Routing> waiting() {
    return all().stream().filter(one -> one.routedOn().isEmpty()).toList();
  }

  /** Oldest receipt first. */
  public List<Routing> all() {
    return controller
        .source()
        .asOwner(
            "list the requests passed on",
            jdbc ->
                jdbc.sql("SELECT * FROM lethe.routing ORDER BY received_on, registered_at")
                    .query((row, n) -> read(row))
                    .list());
  }

  private static Routing read(ResultSet row) throws SQLException {
    return new Routing(
        row.getObject("routing_id", UUID.class),
        row.getString("case_ref"),
        new Deadline(row.getObject("received_on", LocalDate.class), Deadline.Term.ROUTE),
        Optional.ofNullable(row.getObject("routed_on", LocalDate.class)));
  }
}
