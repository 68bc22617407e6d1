package dev.lethe.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A plan was approved and waits, while a shorter version of the policy is carried out. */
@Tag("KM-19")
@Tag("OK-22")
class WaitingPlanTest {
  private static final LocalDate DAY = LocalDate.parse("2030-05-01");
  private Club club;

  @BeforeEach
  void open() {
    club = Club.create("waiting");
    club.execute(
        "INSERT INTO members (id, email, joined_at, seen_at) VALUES (1, 'ada@example.org', '2020-01-01', '2027-04-01 12:00+02'), (2, 'bob@example.org', '2020-01-01', '2029-03-01 12:00+02')");
    club.today(DAY.toString());
  }

  @AfterEach
  void close() {
    club.close();
  }

  private Plan approved(Controller controller, String key) {
    return work(
        controller,
        run -> {
          Plan plan = run.plan(DAY, key);
          club.approve(run, plan);
          return plan;
        });
  }

  private void apply(Controller controller, Plan plan) {
    work(
        controller,
        run -> {
          ApprovedPlan approved = run.require(plan);
          while (run.applier(approved).next(Integer.MAX_VALUE) > 0) {}
          run.applied(approved);
          return plan;
        });
  }

  private void report(Controller controller, Plan plan) {
    work(
        controller,
        run -> {
          ApprovedPlan approved = run.require(new PlanStore(controller.source()).byId(plan.id()));
          run.verify(approved);
          return run.report(approved, UUID.randomUUID());
        });
  }

  private <T> T work(Controller controller, java.util.function.Function<RetentionRun, T> work) {
    try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
      return work.apply(new RetentionRun(controller, lease, Progress.NONE));
    }
  }

  private Controller shorter() {
    return club.with(text -> text.replace("longer-than: P3Y", "longer-than: P1Y"));
  }

  private Controller longer() {
    return club.with(text -> text);
  }

  @Test
  void require_planOfTheLongerVersion_isRefusedAndTheShorterPromiseStands() {
    Plan waiting = approved(club.controller(), "waits");
    Controller shorter = shorter();
    apply(shorter, approved(shorter, "shorter"));
    assertThat(club.rows("SELECT id::text FROM members")).isEmpty();

    Controller back = longer();
    assertThatThrownBy(() -> apply(back, waiting))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("P1Y becomes P3Y, longer. At: C-2");
    assertThatThrownBy(() -> approved(back, "another"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("P1Y becomes P3Y, longer");
  }

  /** What was carried out under the longer version is finished, and brings nothing back. */
  @Test
  void report_ofAPlanThatWasCarriedOutBefore_endsItAndTheShorterPromiseStands() {
    Plan first = approved(club.controller(), "first");
    apply(club.controller(), first);
    club.today("2030-05-02");
    Controller shorter = shorter();
    apply(shorter, approved(shorter, "shorter"));

    Controller back = longer();
    report(back, first);
    assertThatThrownBy(() -> approved(back, "another"))
        .isInstanceOf(LetheException.class)
        .hasMessageContaining("P1Y becomes P3Y, longer");
  }
}
