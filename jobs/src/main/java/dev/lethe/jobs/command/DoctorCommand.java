package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.GuardCheck;
import dev.lethe.jobs.source.Introspection;
import dev.lethe.jobs.source.SchemaCheck;
import dev.lethe.jobs.source.UnindexedLinks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

@Command(
    name = "doctor",
    description = {
      "Looks at everything a run needs and says what is wrong and what lies outside Lethe's reach.",
    },
    footerHeading = "%nExample:%n",
    footer = "  lethe doctor --controller shop")
final class DoctorCommand extends ControllerCommand {
  /** One line of the examination. */
  private record Finding(String what, boolean well, String detail, ExitCode code) {
    Map<String, Object> facts() {
      return Map.of("what", what, "ok", well, "detail", detail);
    }
  }

  private final List<Finding> findings = new ArrayList<>();

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    look("policy", () -> texts().say("doctor.rules", controller.policy().rules().size()));
    look("source database", () -> server(controller));
    look("schema lethe", () -> installed(controller));
    look("policy fits the schema", () -> fits(controller));
    look("indexes of links", () -> unindexed(controller));
    look("guard triggers", () -> guards(controller));
    look("control database", () -> control(controller));
    look("warehouse folder", () -> writable(controller.settings().warehouse()));
    look("evidence folder", () -> writable(controller.settings().evidence()));
    look("server log", () -> serverLog(controller));
    look("region", () -> texts().say("doctor.declared", controller.settings().region()));
    look(
        "stores",
        () ->
            texts()
                .say(
                    "doctor.stores",
                    controller.settings().regions().said(),
                    controller.settings().regions().by()));
    var table = texts().table("mark", "what", "finding");
    findings.forEach(
        one ->
            table.row(one.well() ? "ok" : "!!", texts().word("looked", one.what()), one.detail()));
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

  private String control(Controller controller) {
    controller.runs().latest(1);
    return texts().say("doctor.reachable");
  }

  private String installed(Controller controller) {
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
    return texts().say("doctor.installed");
  }

  private String fits(Controller controller) {
    var schema =
        controller.source().asOwner("read the schema", jdbc -> new Introspection(jdbc).read());
    SchemaCheck.require(controller.policy(), schema);
    return texts()
        .say(
            "doctor.classified",
            controller.policy().tables().size(),
            controller.policy().safeguards().withoutPeople().size());
  }

  /** Slow is not wrong: it is said, and nothing is refused. */
  private String unindexed(Controller controller) {
    List<UnindexedLinks.LinkColumn> links =
        controller
            .source()
            .asOwner("look at the indexes", jdbc -> UnindexedLinks.of(jdbc, controller.policy()));
    return links.isEmpty()
        ? texts().say("doctor.indexed")
        : texts()
            .say(
                "doctor.unindexed",
                links.stream().map(Object::toString).collect(Collectors.joining(", ")));
  }

  private String guards(Controller controller) {
    int standing =
        controller
            .source()
            .asOwner("look at the guards", jdbc -> GuardCheck.require(jdbc, controller.policy()));
    return texts().say("doctor.guards", standing);
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
  private String serverLog(Controller controller) {
    return controller
        .source()
        .asOwner(
            "read the server's log settings",
            jdbc ->
                texts()
                    .say(
                        "doctor.server-log",
                        setting(jdbc, "log_error_verbosity"),
                        setting(jdbc, "log_min_error_statement"),
                        setting(jdbc, "log_statement")));
  }

  private static String setting(org.springframework.jdbc.core.simple.JdbcClient jdbc, String name) {
    return jdbc.sql("SELECT current_setting(?)").param(name).query(String.class).single();
  }
}
