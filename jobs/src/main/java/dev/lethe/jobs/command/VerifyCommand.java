package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.RunLog;
import dev.lethe.jobs.evidence.verify.EvidenceVerification;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.evidence.verify.Witness;
import dev.lethe.jobs.retention.StandingCheck;
import dev.lethe.jobs.settings.Controller;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "verify",
    description = {
      "Checks the state of a controller between runs: every rule again as of the last run's day,",
      "the releases of the ledger against the warehouse, and the chain of the run log, signed with",
      "this installation's key. Changes nothing. Exit code 6: something that should be gone is there,",
      "or the chain is broken.",
    },
    footerHeading = "%nExample:%n",
    footer = "  lethe verify --controller shop")
final class VerifyCommand extends ControllerCommand {
  @Option(
      names = "--as-of",
      paramLabel = "DAY",
      description = "Default: the day of the last plan that was carried out.")
  private @Nullable LocalDate asOf;

  @Override
  ExitCode work(Workplace place) {
    Controller controller = controller(place);
    StandingCheck.Found found = new StandingCheck(controller).check(asOf);
    EvidenceVerification chain = chain(controller.runLog());
    var table = texts().table("rule", "due-now", "accounted");
    found.rules().forEach(rule -> table.row(rule.rule(), rule.due(), rule.accounted()));
    boolean clean = found.isClean() && chain.intact();
    print(
        new Answer(
            "lethe.verify/1",
            texts()
                    .say(
                        "verify.found",
                        found.asOf(),
                        table,
                        found.missingReleases(),
                        chain.message(where().language().locale()))
                + (found.overdueReceipts() == 0
                    ? ""
                    : texts().say("verify.receipts", found.overdueReceipts()))
                + (found.overdueBackups() == 0
                    ? ""
                    : texts().say("verify.backups", found.overdueBackups()))
                + (found.overdueRights() == 0
                    ? ""
                    : texts().say("verify.rights", found.overdueRights())),
            facts(found, chain, clean)));
    return clean ? ExitCode.DONE : ExitCode.RESIDUE;
  }

  /** Whoever can rewrite the folder can sign it with a key of their own, but not with ours. */
  private static EvidenceVerification chain(RunLog log) {
    return EvidenceVerifier.verify(log.evidence(), Witness.ofKey(log.ownKey()));
  }

  private static Map<String, Object> facts(
      StandingCheck.Found found, EvidenceVerification chain, boolean clean) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("as_of", found.asOf().toString());
    facts.put("clean", clean);
    facts.put("rules", found.rules());
    facts.put("missing_releases", found.missingReleases());
    facts.put("overdue_receipts", found.overdueReceipts());
    facts.put("overdue_backups", found.overdueBackups());
    facts.put("overdue_rights", found.overdueRights());
    facts.put("chain_intact", chain.intact());
    facts.put("records", chain.records());
    facts.put("key_id", chain.keyId());
    return facts;
  }
}
