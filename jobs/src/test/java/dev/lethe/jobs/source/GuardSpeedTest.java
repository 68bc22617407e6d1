package dev.lethe.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bulk load into a table that a trigger guards beside the same load under a foreign key and
 * without either. Prints seconds (median, in turn) and the ratio; run it with
 *
 * <pre>{@code
 * mvn -pl jobs -am test -Dtest=GuardSpeedTest -Dsurefire.failIfNoSpecifiedTests=false -DexcludedGroups=
 * }</pre>
 */
@Tag("measure")
class GuardSpeedTest {
  private static final int ROWS = Integer.getInteger("lethe.measure.rows", 300_000);
  private static final int RUNS = 5;
  private static final String TABLES =
      """
      CREATE TABLE members (id bigint PRIMARY KEY, closed_on date);
      CREATE TABLE bare (id bigint, member_id bigint);
      CREATE TABLE keyed (id bigint, member_id bigint REFERENCES members);
      CREATE TABLE guarded (id bigint, member_id bigint);
      CREATE UNIQUE INDEX ON guarded (id);
      CREATE UNIQUE INDEX ON keyed (id);
      CREATE UNIQUE INDEX ON bare (id);
      INSERT INTO members SELECT n FROM generate_series(1, 100000) n;
      ANALYZE;
      """;
  private static final String POLICY =
      """
      controller: measure
      role: controller
      zone: UTC
      language: en
      document: {title: Measure, version: "1"}
      tables:
        members:
          key: id
          subject: id
          columns: {id: {is: key}, closed_on: {is: event}}
        guarded:
          key: id
          subjects: [{via: member_id -> members.id, guard: trigger}]
          columns: {id: {is: key}, member_id: {is: link}}
      rules:
        - {id: M-1, clause: "1", quote: test, subject: members, since: members.closed_on, longer-than: P1Y, then: delete}
      limits: {approve-above: 100%, refuse-above: 100%}
      """;

  @TempDir private Path folder;

  @Test
  void insert_guardedByTrigger_costsAboutAsMuchAsAForeignKey() throws IOException {
    FreshDatabase database = TestDatabase.newest().fresh("guard_speed");
    database.execute(TABLES);
    Policy policy = PolicyFile.read(Files.writeString(folder.resolve("p.yaml"), POLICY));
    Installer.install(new SourceDatabase(database.dataSource()), policy);
    double bare = 0;
    double keyed = 0;
    double guarded = 0;
    var all = List.of(new ArrayList<Double>(), new ArrayList<Double>(), new ArrayList<Double>());
    for (int run = 0; run < RUNS; run++) {
      bare = time(database, "bare", all.get(0));
      keyed = time(database, "keyed", all.get(1));
      guarded = time(database, "guarded", all.get(2));
    }
    System.out.printf(
        "%d rows: bare %.2f s, foreign key %.2f s, trigger %.2f s, ratio %.2f%n",
        ROWS, bare, keyed, guarded, guarded / keyed);
    assertThat(guarded / keyed).isLessThan(3);
  }

  /** The median so far. */
  private static double time(FreshDatabase database, String table, List<Double> seconds) {
    database.execute("TRUNCATE " + table);
    long start = System.nanoTime();
    database.execute(
        "INSERT INTO %s SELECT n, 1 + n * 7919 %% 100000 FROM generate_series(1, %d::bigint) n"
            .formatted(table, ROWS));
    seconds.add((System.nanoTime() - start) / 1e9);
    return seconds.stream().sorted().toList().get(seconds.size() / 2);
  }
}
