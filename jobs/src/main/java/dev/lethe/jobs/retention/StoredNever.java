package dev.lethe.jobs.retention;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.policy.NeverStored;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.CardNumbers;
import dev.lethe.jobs.source.LiveSchema;
import dev.lethe.jobs.source.SourceRole;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Searches for what the policy says is never stored. A find is an incident, and no row to retire:
 * the run stops, and people look. It is written into the run log, by count.
 */
final class StoredNever {
  private static final String STORE = "card numbers in the source";

  private final Controller controller;
  private final LiveSchema schema;

  StoredNever(Controller controller, LiveSchema schema) {
    this.controller = controller;
    this.schema = schema;
  }

  /**
   * Before anything is planned.
   *
   * @throws LetheException REFUSED where something was found, or the search does not find what is
   *     planted
   */
  void require(LocalDate asOf, String runKey) {
    search()
        .filter(one -> one.rows() > 0 || !one.control())
        .ifPresent(one -> refuse(one, asOf, runKey));
  }

  /** For the run log; empty: the policy does not ask for it. */
  Optional<Verification.Scan> scan() {
    return search()
        .map(
            one ->
                new Verification.Scan(
                    STORE,
                    one.characters(),
                    decoder(one),
                    1,
                    one.rows(),
                    one.control() ? "found" : "missed"));
  }

  private Optional<CardNumbers.Search> search() {
    if (!controller.policy().safeguards().neverStored().contains(NeverStored.CARD_NUMBERS)) {
      return Optional.empty();
    }
    return Optional.of(
        controller
            .source()
            .as(
                SourceRole.PLANNER,
                "search for card numbers",
                jdbc -> CardNumbers.search(jdbc, controller.policy(), schema)));
  }

  private void refuse(CardNumbers.Search search, LocalDate asOf, String runKey) {
    record(search, asOf, runKey);
    if (!search.control()) {
      throw new LetheException(
          ExitCode.REFUSED,
          "Cannot plan %s: the search for card numbers does not find one that was planted. Report it; nothing runs until it does."
              .formatted(controller.name()));
    }
    throw new LetheException(
        ExitCode.REFUSED,
        "Cannot plan %s: an incident. What looks like numbers of payment cards, which must never be stored, stands in %s; in brackets the rows%s. Tell security and the DPO, have the numbers removed from the database, then plan again."
            .formatted(
                controller.name(),
                search.found().stream().map(Object::toString).collect(Collectors.joining(", ")),
                search.sampled() ? " of a sample" : ""));
  }

  private void record(CardNumbers.Search search, LocalDate asOf, String runKey) {
    controller
        .runs()
        .find(RetentionJob.NAME, runKey)
        .ifPresent(
            run ->
                controller
                    .runLog()
                    .append(
                        List.of(
                            new ResidualRecord(
                                RunFacts.of(
                                    controller,
                                    run.id(),
                                    controller.clock().instant(),
                                    asOf,
                                    controller.settings().operator()),
                                STORE,
                                search.characters(),
                                decoder(search),
                                1,
                                search.rows(),
                                search.control()
                                    ? ResidualRecord.Control.FOUND
                                    : ResidualRecord.Control.MISSED))));
  }

  private static String decoder(CardNumbers.Search search) {
    return search.sampled() ? "sql pattern, sample" : "sql pattern";
  }
}
