package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.SchemaCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    description = {
      "Looks at everything a run needs and says what is wrong and what lies outside Lethe's reach.",
    },
    footerHeading = "%nExample:%n",
    footer = "  lethe doctor --controller shop")
final class DoctorCommand extends LetheCommand {
  @Option(names = "--controller", paramLabel = "ID", description = "Default: the only one.")
  private @Nullable String id;

  /** One line of the examination. */
  private record Finding(String what, boolean well, String detail, ExitCode code) {
    Map<String, Object> facts() {
      return Map.of("what", what, "ok", well, "detail", detail);
    }
  }

  private final List<Finding> findings = new ArrayList<>();

  @Override
  ExitCode work(Workplace place) {
    Controller controller = place.controller(id);
    look("policy", () -> "%d rules".formatted(controller.policy().rules().size()));
    look("source database", () -> server(controller));
    look("schema lethe", () -> installed(controller));
    look("policy fits the schema", () -> fits(controller));
    look("control database", () -> controller.runs().latest(1).size() + " run(s) registered");
    look("warehouse folder", () -> writable(controller.settings().warehouse()));
    look("evidence folder", () -> writable(controller.settings().evidence()));
    look("server log", () -> serverLog(controller));
    look("region", () -> controller.settings().region() + ", as declared; not verified");
    look(
        "stores",
        () ->
            "%s; declared by %s, not verified"
                .formatted(
                    controller.settings().regions().said(), controller.settings().regions().by()));
    var table = new TextTable("", "what", "");
    findings.forEach(one -> table.row(one.well() ? "ok" : "!!", one.what(), one.detail()));
    print(
        new Answer(
            "lethe.doctor/1",
            table.toString(),
            Map.of("findings", findings.stream().map(Finding::facts).toList())));
    return findings.stream()
        .filter(one -> !one.well())
        .map(Finding::code)
        .findFirst()
        .orElse(ExitCode.DONE);
  }

  private void look(String what, Supplier<String> examination) {
    try {
      findings.add(new Finding(what, true, examination.get(), ExitCode.DONE));
    } catch (LetheException e) {
      findings.add(new Finding(what, false, String.valueOf(e.getMessage()), e.exitCode()));
    }
  }

  private static String server(Controller controller) {
    return controller
        .source()
        .asOwner(
            "ask the source database for its version",
            jdbc -> "PostgreSQL " + jdbc.sql("SHOW server_version").query(String.class).single());
  }

  private static String installed(Controller controller) {
    boolean there =
        controller
            .source()
            .asOwner(
                "look for schema lethe",
                jdbc ->
                    jdbc.sql("SELECT to_regclass('lethe.plan') IS NOT NULL")
                        .query(Boolean.class)
                        .single());
    if (!there) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot plan: schema lethe is not installed. Run 'lethe install --controller %s'."
              .formatted(controller.name()));
    }
    return "installed";
  }

  private static String fits(Controller controller) {
    var schema =
        controller.source().asOwner("read the schema", jdbc -> new Introspection(jdbc).read());
    SchemaCheck.require(controller.policy(), schema);
    return "every column of %d tables is classified, %d more hold nobody"
        .formatted(
            controller.policy().tables().size(),
            controller.policy().safeguards().withoutPeople().size());
  }

  private static String writable(Path folder) {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null || !Files.isWritable(existing)) {
      throw new LetheException(
          ExitCode.UNREACHABLE,
          "Cannot write to %s: this user may not. Change its owner or name another folder."
              .formatted(folder));
    }
    return folder.toString();
  }

  /** What the server itself writes down is outside Lethe's reach; these settings decide it. */
  private static String serverLog(Controller controller) {
    return controller
        .source()
        .asOwner(
            "read the server's log settings",
            jdbc ->
                "outside Lethe's reach: log_error_verbosity=%s, log_min_error_statement=%s, log_statement=%s"
                    .formatted(
                        setting(jdbc, "log_error_verbosity"),
                        setting(jdbc, "log_min_error_statement"),
                        setting(jdbc, "log_statement")));
  }

  private static String setting(org.springframework.jdbc.core.simple.JdbcClient jdbc, String name) {
    return jdbc.sql("SELECT current_setting(?)").param(name).query(String.class).single();
  }
}
