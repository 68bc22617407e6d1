package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.backups.BackupRegister;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "backups",
    description = {
      "Until when backups may hold what was erased. Each run that erases sets a last day; operations",
      "confirm from which day on the oldest backup is. Lethe reads no backup.",
    },
    subcommands = {BackupsCommand.ListAll.class, BackupsCommand.Confirm.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe backups list                            exit code 6: a confirmation is overdue",
      "  lethe backups confirm --oldest 2026-06-02     nothing older can be restored",
    })
final class BackupsCommand extends CommandGroup {

  @Command(
      name = "list",
      description = {
        "Shows, by rule and day of erasure, until when backups may hold what was erased, and what is",
        "confirmed. Exit code 6: a confirmation is overdue.",
      })
  static final class ListAll extends ControllerCommand {
    @Override
    ExitCode work(Workplace place) {
      Controller controller = controller(place);
      var register = new BackupRegister(controller);
      List<BackupRegister.Duty> duties = register.duties();
      LocalDate today = controller.today();
      print(
          new Answer(
              "lethe.backups/1",
              duties.isEmpty() ? texts().say("backups.none") : table(duties, today).toString(),
              facts(register, duties, today)));
      boolean late = duties.stream().anyMatch(duty -> duty.overdue(today));
      return late ? ExitCode.RESIDUE : ExitCode.DONE;
    }

    private TextTable table(List<BackupRegister.Duty> duties, LocalDate today) {
      TextTable table = texts().table("rule", "erased-on", "gone-by", "standing");
      duties.forEach(
          duty ->
              table.row(
                  duty.rule(),
                  duty.erasedOn(),
                  duty.lastDay(),
                  texts().word("backup", standing(duty, today))));
      return table;
    }

    private static String standing(BackupRegister.Duty duty, LocalDate today) {
      if (duty.gone()) {
        return "gone";
      }
      return duty.overdue(today) ? "overdue" : "pending";
    }

    private static Map<String, Object> facts(
        BackupRegister register, List<BackupRegister.Duty> duties, LocalDate today) {
      var facts = new LinkedHashMap<String, Object>();
      facts.put(
          "duties",
          duties.stream()
              .map(
                  duty ->
                      Map.of(
                          "rule", duty.rule(),
                          "erased_on", duty.erasedOn().toString(),
                          "last_day", duty.lastDay().toString(),
                          "standing", standing(duty, today)))
              .toList());
      register.oldestRestorable().ifPresent(day -> facts.put("oldest_restorable", day.toString()));
      return facts;
    }
  }

  @Command(
      name = "confirm",
      description = {
        "Notes that nothing can be restored as it was before a day: from backups, archived logs,",
        "snapshots and replicas. The next report of a run shows it.",
      })
  static final class Confirm extends ControllerCommand {
    @Option(
        names = "--oldest",
        required = true,
        paramLabel = "DAY",
        description = "Day of the oldest backup there is, in the controller's zone.")
    private LocalDate oldest = LocalDate.EPOCH;

    @Override
    ExitCode work(Workplace place) {
      long answered = new BackupRegister(controller(place)).confirm(oldest);
      print(
          new Answer(
              "lethe.backups-confirmed/1",
              texts().say("backups.confirmed", oldest, answered),
              Map.of("oldest_restorable", oldest.toString(), "answered", answered)));
      return ExitCode.DONE;
    }
  }
}
