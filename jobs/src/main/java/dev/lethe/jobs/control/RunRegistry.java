package dev.lethe.jobs.control;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What schedulers and people ask about runs. */
public final class RunRegistry {
  private final ControlDatabase control;
  private final Clock clock;

  public RunRegistry(ControlDatabase control, Clock clock) {
    this.control = control;
    this.clock = clock;
  }

  /** What identifies and describes a run; all but the key must stay the same between attempts. */
  public record Request(
      String job, String key, String controller, LocalDate asOf, String parameters) {}

  /**
   * The run of that key, begun now or at an earlier attempt.
   *
   * @throws LetheException INVALID where an earlier attempt had other parameters
   */
  public Run begin(Request request) {
    return control.in(
        "register the run",
        jdbc -> {
          jdbc.sql(
                  """
                  INSERT INTO lethe_control.run AS r
                    (run_id, run_key, job, controller, as_of, parameters, attempts, state, started_at)
                  VALUES (?, ?, ?, ?, ?, ?, 1, 'RUNNING', ?)
                  ON CONFLICT (job, run_key) DO UPDATE
                  SET attempts = r.attempts + 1,
                      state = CASE WHEN r.state = 'DONE' THEN r.state ELSE 'RUNNING' END
                  """)
              .params(
                  UUID.randomUUID(),
                  request.key(),
                  request.job(),
                  request.controller(),
                  request.asOf(),
                  request.parameters(),
                  OffsetDateTime.now(clock))
              .update();
          requireSame(jdbc, request);
          return byKey(jdbc, request.job(), request.key()).orElseThrow();
        });
  }

  public void end(Run run, ExitCode code, String detail) {
    control.in(
        "register the end of the run",
        jdbc ->
            jdbc.sql(
                    "UPDATE lethe_control.run SET state = ?, exit_code = ?, detail = ?, ended_at = ? WHERE run_id = ?")
                .params(
                    state(code).name(), code.number(), detail, OffsetDateTime.now(clock), run.id())
                .update());
  }

  public Optional<Run> find(String job, String key) {
    return control.in("look for the run", jdbc -> byKey(jdbc, job, key));
  }

  /** Newest first. */
  public List<Run> latest(int atMost) {
    return control.in(
        "list the runs",
        jdbc ->
            jdbc.sql("SELECT * FROM lethe_control.run ORDER BY started_at DESC LIMIT ?")
                .param(atMost)
                .query((row, n) -> run(row))
                .list());
  }

  private static void requireSame(JdbcClient jdbc, Request request) {
    String parameters =
        jdbc.sql(
                "SELECT controller || ' ' || parameters FROM lethe_control.run WHERE job = ? AND run_key = ?")
            .params(request.job(), request.key())
            .query(String.class)
            .single();
    String now = request.controller() + " " + request.parameters();
    if (!parameters.equals(now)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot continue run %s with '%s': it was begun with '%s'. Use the same values, or another --run-key."
              .formatted(request.key(), now, parameters));
    }
  }

  private static Optional<Run> byKey(JdbcClient jdbc, String job, String key) {
    return jdbc.sql("SELECT * FROM lethe_control.run WHERE job = ? AND run_key = ?")
        .params(job, key)
        .query((row, n) -> run(row))
        .optional();
  }

  private static Run.State state(ExitCode code) {
    return switch (code) {
      case DONE -> Run.State.DONE;
      case WAITING -> Run.State.WAITING;
      case REFUSED -> Run.State.REFUSED;
      case STOPPED -> Run.State.STOPPED;
      case UNEXPECTED, INVALID, UNREACHABLE, RESIDUE -> Run.State.FAILED;
    };
  }

  private static Run run(ResultSet row) throws SQLException {
    int exitCode = row.getInt("exit_code");
    boolean ended = !row.wasNull();
    return new Run(
        row.getObject("run_id", UUID.class),
        row.getString("run_key"),
        row.getString("job"),
        row.getString("controller"),
        row.getObject("as_of", LocalDate.class),
        row.getInt("attempts"),
        Run.State.valueOf(row.getString("state")),
        ended ? Optional.of(exitCode) : Optional.empty(),
        Optional.ofNullable(row.getString("detail")),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
