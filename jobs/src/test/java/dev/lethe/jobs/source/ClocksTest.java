package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Clock;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.policy.TableName;
import dev.lethe.config.policy.Trigger;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A million decisions: fifty random clocks on twenty thousand rows. The oracle computes the exact
 * starting day and asks PostgreSQL's calendar; the engine never computes one. A moment without end
 * tells the oracle nothing.
 */
class ClocksTest {
  private static final int ROWS = 20_000;
  private static final int CLOCKS = 50;
  private static final String ZONE = "Europe/Paris";
  private static final Random RANDOM = new Random(4_711);
  private static final JdbcClient JDBC =
      JdbcClient.create(TestDatabase.newest().fresh("clocks").dataSource());

  @TempDir private Path folder;

  /** An event of the policy, and the day the oracle reads for it. */
  private record Moment(String event, String latest, String earliest) {
    static Moment own(String column, String day) {
      return new Moment("contract." + column, day, day);
    }
  }

  private static final List<Moment> MOMENTS =
      List.of(
          Moment.own("signed", "(c.signed AT TIME ZONE '%s')::date".formatted(ZONE)),
          Moment.own("billed", "c.billed::date"),
          Moment.own(
              "written", "(c.written AT TIME ZONE 'UTC' AT TIME ZONE '%s')::date".formatted(ZONE)),
          Moment.own("ended", "c.ended"),
          Moment.own(
              "card",
              "(make_date(extract(year FROM c.card)::int, extract(month FROM c.card)::int, 1) + interval '1 month')::date - 1"),
          new Moment(
              "visit.seen",
              "(SELECT max((v.seen AT TIME ZONE '%s')::date) FROM known.visit v WHERE v.contract_id = c.id)"
                  .formatted(ZONE),
              "(SELECT min((v.seen AT TIME ZONE '%s')::date) FROM known.visit v WHERE v.contract_id = c.id)"
                  .formatted(ZONE)));

  @BeforeAll
  static void fill() {
    JDBC.sql(
            """
            CREATE TABLE contract (id int PRIMARY KEY, signed timestamptz, billed timestamp,
              written timestamp, ended date, card date, kind text, flag boolean);
            CREATE TABLE visit (id serial PRIMARY KEY, contract_id int REFERENCES contract, seen timestamptz);
            DO $$ BEGIN PERFORM setseed(0.4711); END $$;
            INSERT INTO contract SELECT i,
              CASE WHEN random() < 0.6 THEN timestamptz '2019-12-25 00:00Z' + random() * interval '1600 days' END,
              CASE WHEN random() < 0.6 THEN timestamp '2019-12-25' + random() * interval '1600 days' END,
              CASE WHEN random() < 0.6 THEN timestamp '2019-12-25' + random() * interval '1600 days' END,
              CASE WHEN random() < 0.6 THEN date '2019-12-25' + (random() * 1600)::int END,
              CASE WHEN random() < 0.6 THEN date '2019-12-25' + (random() * 1600)::int END,
              (ARRAY['a', 'b', NULL])[1 + (random() * 2)::int],
              (ARRAY[TRUE, FALSE, NULL])[1 + (random() * 2)::int]
            FROM generate_series(1, %1$d) i;
            INSERT INTO visit (contract_id, seen)
              SELECT 1 + (random() * (%1$d - 1))::int, timestamptz '2019-12-25 00:00Z' + random() * interval '1600 days'
              FROM generate_series(1, %1$d);
            UPDATE contract SET signed = 'infinity' WHERE id %% 31 = 0;
            UPDATE contract SET billed = 'infinity' WHERE id %% 37 = 0;
            UPDATE contract SET written = 'infinity', ended = 'infinity' WHERE id %% 41 = 0;
            UPDATE contract SET ended = 'infinity', card = 'infinity' WHERE id %% 43 = 0;
            UPDATE visit SET seen = 'infinity' WHERE contract_id %% 47 = 0;
            CREATE SCHEMA known;
            CREATE VIEW known.contract AS SELECT id, kind, flag,
              CASE WHEN isfinite(signed) THEN signed END AS signed,
              CASE WHEN isfinite(billed) THEN billed END AS billed,
              CASE WHEN isfinite(written) THEN written END AS written,
              CASE WHEN isfinite(ended) THEN ended END AS ended,
              CASE WHEN isfinite(card) THEN card END AS card FROM contract;
            CREATE VIEW known.visit AS SELECT contract_id, seen FROM visit WHERE isfinite(seen);
            CREATE INDEX ON visit (contract_id);
            ANALYZE
            """
                .formatted(ROWS))
        .update();
  }

  @Test
  void due_anyClock_agreesWithTheExactDay() throws IOException {
    long due = 0;
    long unknown = 0;
    LiveSchema schema = new Introspection(JDBC).read();
    for (int i = 0; i < CLOCKS; i++) {
      Case one = Case.random();
      Policy policy = PolicyFile.read(Files.writeString(folder.resolve(i + ".yaml"), one.yaml()));
      Due engine = DueConditions.of(policy, schema, policy.rules().get(0), one.asOf());
      Clock clock = ((Trigger.Elapsed) policy.rules().get(0).trigger()).since();
      Fragment day = StartingDay.of(policy, schema, TableName.of("contract"), clock);
      long[] counts = compare(engine, day, one);
      assertThat(counts[0]).as("rows on which they disagree: %s", one).isZero();
      due += counts[1];
      unknown += counts[2];
    }
    assertThat(due).isBetween(CLOCKS * ROWS / 20L, CLOCKS * ROWS * 19L / 20);
    assertThat(unknown).isGreaterThan(CLOCKS);
  }

  private static long[] compare(Due engine, Fragment day, Case one) {
    Fragment query =
        Fragment.of(
                "SELECT count(*) FILTER (WHERE engine <> oracle OR unknown <> (oracle AND began IS NULL) OR day IS DISTINCT FROM began), "
                    + "count(*) FILTER (WHERE oracle), count(*) FILTER (WHERE unknown) FROM (SELECT coalesce(")
            .then(engine.included())
            .then(", FALSE) AS engine, coalesce(")
            .then(engine.included())
            .then(" AND (")
            .then(engine.unknown())
            .then("), FALSE) AS unknown, ")
            .then(day)
            .then(
                " AS day, o.began, o.oracle FROM contract s JOIN ("
                    + one.oracle()
                    + ") o USING (id)) compared");
    return JDBC.sql(query.sql())
        .params(query.values())
        .query((row, n) -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
        .single();
  }

  /** One rule, as a policy and as plain SQL. */
  private record Case(
      boolean latest,
      List<Moment> events,
      List<Moment> otherwise,
      String period,
      LocalDate asOf,
      String condition,
      String where) {

    static Case random() {
      var shuffled = new ArrayList<>(MOMENTS);
      java.util.Collections.shuffle(shuffled, RANDOM);
      int events = 1 + RANDOM.nextInt(4);
      var own = shuffled.stream().skip(events).filter(m -> !m.event().startsWith("visit")).toList();
      String[] condition = CONDITIONS.get(RANDOM.nextInt(CONDITIONS.size()));
      return new Case(
          RANDOM.nextBoolean(),
          shuffled.subList(0, events),
          RANDOM.nextBoolean() && !own.isEmpty() ? own.subList(0, 1) : List.of(),
          PERIODS.get(RANDOM.nextInt(PERIODS.size())),
          LocalDate.parse("2022-01-01").plusDays(RANDOM.nextInt(900)),
          condition[0],
          condition[1]);
    }

    private static final List<String> PERIODS =
        List.of("P1Y", "P13M", "P1M", "P30D", "P1Y2M3D", "P6M", "P2W", "end-of-day");

    private static final List<String[]> CONDITIONS =
        List.of(
            new String[] {"", "TRUE"},
            new String[] {"    only: {kind: [a]}\n", "c.kind = 'a'"},
            new String[] {"    except: {kind: [a]}\n", "c.kind IS DISTINCT FROM 'a'"},
            new String[] {"    except: {flag: [\"true\"]}\n", "c.flag IS NOT TRUE"},
            new String[] {
              "    only: {kind: [a, b]}\n    except: {flag: [\"false\"]}\n",
              "c.kind IS NOT NULL AND c.flag IS NOT FALSE"
            });

    String yaml() {
      return """
          controller: test
          role: controller
          zone: %s
          language: en
          document: {title: Test, version: "1"}
          tables:
            contract:
              key: id
              subject: id
              columns:
                id: {is: key}
                signed: {is: event}
                billed: {is: event}
                written: {is: event, zone: UTC}
                ended: {is: event}
                card: {is: event, precision: month}
                kind: {is: attribute}
                flag: {is: attribute}
            visit:
              key: id
              subject: contract_id -> contract.id
              columns: {id: {is: key}, contract_id: {is: link}, seen: {is: activity}}
          clocks:
            start:
              %s: [%s]
          %s
          rules:
            - id: T-1
              clause: "1"
              quote: test
              subject: contract
              since: start
              longer-than: %s
          %s    then: delete
            - {id: T-2, clause: "1", quote: test, subject: contract, since: contract.ended, longer-than: P90Y, then: delete}
          limits: {approve-above: 0%%, refuse-above: 100%%}
          """
          .formatted(
              ZONE,
              latest ? "latest-of" : "earliest-of",
              events.stream().map(Moment::event).collect(Collectors.joining(", ")),
              otherwise.isEmpty() ? "" : "    otherwise: " + otherwise.get(0).event(),
              period,
              condition);
    }

    String oracle() {
      String days =
          events.stream()
              .map(one -> latest ? one.latest() : one.earliest())
              .collect(Collectors.joining(", ", latest ? "greatest(" : "least(", ")"));
      String began =
          otherwise.isEmpty()
              ? days
              : "coalesce(%s, %s)".formatted(days, otherwise.get(0).latest());
      String interval = period.equals("end-of-day") ? "P0D" : period;
      return """
          SELECT id, began, (began IS NULL OR (began + interval '%s')::date < date '%s') AND wanted AS oracle
          FROM (SELECT c.id, %s AS began, (%s) AS wanted FROM known.contract c) days
          """
          .formatted(interval, asOf, began, where);
    }
  }
}
