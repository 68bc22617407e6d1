package dev.lethe.jobs.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lethe.config.policy.Traffic.PeriodKind;
import dev.lethe.jobs.LocalSpark;
import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import dev.lethe.jobs.source.copy.SourceAccess;
import dev.lethe.warehouse.traffic.Hits;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not be seen: the visitor's key, the way to the database, a visitor. */
@SuppressWarnings({
  "try",
  "ObjectToString"
}) // what toString says is the question; a log is captured for as long as its block lasts
class TrafficSecrecyTest {
  private static final SparkSession SPARK = LocalSpark.session();
  private static final FreshDatabase DATABASE = TestDatabase.chosen().fresh("secrecy");
  private static final String CANARY = "canary-visitor-7f3a";
  private static final String USER = "canaryuser";
  private static final String PASSWORD = "canarypassword";
  private static final SourceAccess ACCESS = new SourceAccess(DATABASE.url(), USER, PASSWORD);
  private static final ZoneId ZONE = ZoneId.of("Africa/Lome");
  private static final TrafficPeriod DAY =
      new TrafficPeriod(PeriodKind.DAY, LocalDate.parse("2025-03-03"), ZONE);

  @TempDir private Path keys;

  @BeforeAll
  static void visitorWhoConsented() {
    Kiosk.createIn(DATABASE);
    DATABASE.execute(
        """
        DO $$ BEGIN CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
        EXCEPTION WHEN duplicate_object THEN END $$;
        GRANT lethe_planner TO %1$s"""
            .formatted(USER, PASSWORD));
    Kiosk.choice(DATABASE, CANARY, "yes", "2025-01-01T00:00Z");
    Kiosk.hit(DATABASE, CANARY, "2025-03-03T12:00:00Z", "/?" + CANARY, "https://" + CANARY, CANARY);
  }

  @Test
  void plan_everyFormAndEveryLogLevel_showsNothing() {
    StringWriter seen;
    try (Listening log = new Listening();
        TrafficExtraction extraction = extraction(ACCESS)) {
      seen = log.seen;
      Dataset<Row> hits = extraction.hits(SPARK, 2);
      assertThat(hits.groupBy(Hits.BROWSER).count().collectAsList()).hasSize(1);
      for (ExplainMode mode :
          List.of(
              ExplainMode.fromString("extended"),
              ExplainMode.fromString("formatted"),
              ExplainMode.fromString("cost"))) {
        seen.append(hits.queryExecution().explainString(mode));
      }
      seen.append(hits.queryExecution().toString());
      seen.append(hits.queryExecution().logical().prettyJson());
      seen.append(hits.queryExecution().executedPlan().prettyJson());
      seen.append(hits.queryExecution().executedPlan().verboseString(1000));
      seen.append(hits.rdd().toDebugString());
      seen.append(extraction.toString()).append(ACCESS.toString());
    }
    // The log was heard, or its silence would prove nothing.
    assertThat(seen.toString()).contains("Finished task").contains("copy of 2 partitions");
    assertThatNothingIsSeenIn(seen.toString());
  }

  /** What Spark keeps of a job in its block store may reach the disk. */
  @Test
  void rdd_serialised_holdsNoSecret() throws Exception {
    try (TrafficExtraction extraction = extraction(ACCESS)) {
      Dataset<Row> hits = extraction.hits(SPARK, 2);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(hits.queryExecution().toRdd());
      }
      assertThat(bytes.size()).isPositive();
      assertThatNothingIsSeenIn(bytes.toString(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void exceptions_ofEveryStage_showNothing() {
    StringWriter seen;
    try (Listening log = new Listening()) {
      seen = log.seen;
      for (Throwable failure : failures()) {
        assertThat(failure).isNotNull();
        failure.printStackTrace(new PrintWriter(seen));
      }
    }
    assertThat(seen.toString()).contains("28P01").contains("22P02").contains("08001");
    assertThatNothingIsSeenIn(seen.toString());
  }

  private List<Throwable> failures() {
    List<Throwable> failures = new ArrayList<>();
    String url = DATABASE.url();
    failures.add(catchThrowable(() -> extraction(new SourceAccess(url, USER, PASSWORD + "wrong"))));
    failures.add(
        catchThrowable(
            () ->
                extraction(
                    new SourceAccess("jdbc:postgresql://127.0.0.1:1/" + CANARY, USER, PASSWORD))));
    failures.add(catchThrowable(() -> extraction(new SourceAccess("jdbc:" + CANARY, USER, ""))));
    DATABASE.execute(
        """
        CREATE VIEW "Odd Shop".broken AS
        SELECT "Visitor Id", "when", "path", "refer'rer",
          ("user\\agent" || '%s')::int::text AS "user\\agent" FROM "Odd Shop"."page""views";
        GRANT SELECT ON "Odd Shop".broken TO lethe_planner"""
            .formatted(CANARY));
    failures.add(catchThrowable(this::readBroken));
    return failures;
  }

  private void readBroken() {
    try (TrafficExtraction extraction =
        TrafficExtraction.open(
            ACCESS, Kiosk.policy(ZONE, Kiosk.trafficOf("broken")), DAY, new TrafficKeys(keys))) {
      extraction.hits(SPARK, 1).collectAsList();
    }
  }

  private TrafficExtraction extraction(SourceAccess access) {
    return TrafficExtraction.open(access, Kiosk.policy(ZONE), DAY, new TrafficKeys(keys));
  }

  private void assertThatNothingIsSeenIn(String text) {
    List<String> secrets = new ArrayList<>(List.of(CANARY, USER, PASSWORD));
    secrets.addAll(new TrafficKeys(keys).visitorKey(Kiosk.CONTROLLER, DAY).settings().values());
    secrets.add(DATABASE.name());
    String lower = text.toLowerCase(Locale.ROOT);
    for (String secret : secrets) {
      assertThat(lower.contains(secret)).as("a secret is seen").isFalse();
    }
  }

  /** Everything that anybody logs, at every level, for as long as it is open. */
  private static final class Listening implements AutoCloseable {
    private static final String CONSOLE = "stderr";

    private final StringWriter seen = new StringWriter();
    private final Configuration configuration;
    private final WriterAppender appender;
    private final Level before;

    Listening() {
      LoggerContext context = (LoggerContext) LogManager.getContext(false);
      configuration = context.getConfiguration();
      appender =
          WriterAppender.newBuilder()
              .setName("listening")
              .setTarget(seen)
              .setLayout(PatternLayout.newBuilder().withPattern("%c %m%n%throwable").build())
              .build();
      appender.start();
      before = configuration.getRootLogger().getLevel();
      configuration.getRootLogger().removeAppender(CONSOLE);
      configuration.getRootLogger().addAppender(appender, Level.DEBUG, null);
      configuration.getRootLogger().setLevel(Level.DEBUG);
      context.updateLoggers();
    }

    @Override
    public void close() {
      configuration.getRootLogger().removeAppender("listening");
      configuration
          .getRootLogger()
          .addAppender(configuration.getAppender(CONSOLE), Level.ERROR, null);
      configuration.getRootLogger().setLevel(before);
      ((LoggerContext) LogManager.getContext(false)).updateLoggers();
      appender.stop();
    }
  }
}
