package dev.lethe.jobs.command;

import dev.lethe.anonymizer.pseudonym.Epoch;
import dev.lethe.anonymizer.pseudonym.KeyName;
import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.pseudonym.KeyDestruction;
import dev.lethe.jobs.pseudonym.PseudonymKeys;
import dev.lethe.jobs.pseudonym.RegisteredKey;
import dev.lethe.jobs.settings.Approvers;
import dev.lethe.jobs.settings.Controller;
import dev.lethe.jobs.source.Lease;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "keys",
    description = {
      "The keys of pseudonyms: one for each purpose and epoch of the policy, a file of the keys folder",
      "that is made on first use. No key is ever shown. Pseudonymised rows remain personal data,",
      "whether or not their key still exists.",
    },
    subcommands = {KeysCommand.ListAll.class, KeysCommand.Destroy.class},
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe keys list",
      "  lethe keys destroy --purpose fraud-evidence --epoch P1Y-2026-01-01 --key dpo.pem",
    })
final class KeysCommand extends CommandGroup {

  private static Map<String, Object> facts(RegisteredKey key, String state) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("purpose", key.name().purpose());
    facts.put("epoch", key.name().epoch().toString());
    facts.put("ends", key.name().epoch().ends().toString());
    facts.put("fingerprint", key.id());
    facts.put("state", state);
    facts.put("rows", key.rows());
    return facts;
  }

  @Command(
      name = "list",
      description =
          "Shows purpose, epoch, fingerprint and state of each key, and the rows under it.")
  static final class ListAll extends ControllerCommand {
    @Override
    ExitCode work(Workplace place) {
      Controller controller = controller(place);
      var keys = new PseudonymKeys(controller);
      List<RegisteredKey> all = keys.all();
      TextTable shown =
          texts().table("purpose", "epoch", "last-day", "fingerprint", "state", "rows");
      all.forEach(
          key ->
              shown.row(
                  key.name().purpose(),
                  key.name().epoch(),
                  key.name().epoch().ends().minusDays(1),
                  key.id(),
                  texts().say("key." + state(keys, key, controller.today())),
                  key.rows()));
      print(
          new Answer(
              "lethe.keys/1",
              all.isEmpty()
                  ? texts().say("key.none")
                  : shown + System.lineSeparator() + texts().say("key.personal"),
              Map.of(
                  "keys",
                  all.stream()
                      .map(key -> facts(key, state(keys, key, controller.today())))
                      .toList())));
      return ExitCode.DONE;
    }

    private static String state(PseudonymKeys keys, RegisteredKey key, LocalDate today) {
      if (key.destruction().isPresent()) {
        return keys.isThere(key.name()) ? "unfinished" : "destroyed";
      }
      if (!keys.isThere(key.name())) {
        return "missing";
      }
      return key.name().epoch().isOver(today) ? "over" : "in-use";
    }
  }

  @Command(
      name = "destroy",
      description = {
        "Destroys a key for good: its file is written over and removed, and the run log says who decided.",
        "Nobody can compute its pseudonyms any more. That does not make the rows anonymous: they remain",
        "personal data until a rule ends them. Copies in backups are yours to destroy.",
      },
      footerHeading = "%nExample:%n",
      footer = "  lethe keys destroy --purpose fraud-evidence --epoch P1Y-2026-01-01 --key dpo.pem")
  static final class Destroy extends ControllerCommand {
    @Option(names = "--purpose", required = true, description = "As the policy names it.")
    private String purpose = "";

    @Option(
        names = "--epoch",
        required = true,
        description = "As 'keys list' shows it, such as P1Y-2026-01-01.")
    private String epoch = "";

    @Option(
        names = "--key",
        paramLabel = "FILE",
        required = true,
        description = "The approver's Ed25519 private key, PEM; not the key to destroy.")
    private Path approver = Path.of("");

    @Option(
        names = "--while-in-use",
        description = "Though its epoch is not over, or a plan waits for it.")
    private boolean whileInUse;

    @Override
    ExitCode work(Workplace place) {
      Controller controller = controller(place);
      var name = new KeyName(controller.policy().controller(), purpose, epoch());
      RegisteredKey gone;
      try (Lease lease = Lease.take(controller.source().dataSource(), controller.name())) {
        gone =
            new KeyDestruction(controller, lease, new PseudonymKeys(controller))
                .destroy(name, Approvers.privateKey(approver), whileInUse);
      }
      String by = gone.destruction().orElseThrow().approver();
      var facts = facts(gone, "destroyed");
      facts.put("approver", by);
      facts.put("run", gone.destruction().orElseThrow().run().toString());
      print(
          new Answer(
              "lethe.key/1",
              texts().say("key.gone", purpose, epoch, by)
                  + System.lineSeparator()
                  + texts().say("key.left", gone.rows()),
              facts));
      return ExitCode.DONE;
    }

    private Epoch epoch() {
      int dash = epoch.indexOf('-');
      try {
        if (dash > 0) {
          return new Epoch(
              Period.parse(epoch.substring(0, dash)), LocalDate.parse(epoch.substring(dash + 1)));
        }
      } catch (DateTimeParseException e) {
        // said below
      }
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot read the epoch: it must be a period and its first day. Write it as 'lethe keys list' shows it, such as P1Y-2026-01-01.");
    }
  }
}
