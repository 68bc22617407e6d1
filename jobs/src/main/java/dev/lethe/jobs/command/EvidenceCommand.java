package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.command.CommandGroup;
import dev.lethe.jobs.evidence.verify.EvidenceVerification;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "evidence",
    description = "The run log as proof.",
    subcommands = EvidenceCommand.Verify.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = "  lethe evidence verify lethe-home/evidence/shop")
final class EvidenceCommand extends CommandGroup {
  @Command(
      name = "verify",
      description = {
        "Checks a folder of evidence from its bytes alone: chain, hashes and signatures. Needs no",
        "installation, no database and no key but the public one in the folder.",
      })
  static final class Verify implements Callable<Integer> {
    @Mixin private Where where = new Where();
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder with run-log.jsonl.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
      EvidenceVerification found = EvidenceVerifier.verify(folder);
      String text =
          new Texts(where.language())
              .say(
                  "evidence.found",
                  found.message(where.language().locale()),
                  found.keyId(),
                  found.lastHash());
      where.print(
          Objects.requireNonNull(spec).commandLine().getOut(),
          new Answer(
              "lethe.evidence/1",
              text,
              Map.of(
                  "intact", found.intact(),
                  "records", found.records(),
                  "key_id", found.keyId(),
                  "last_hash", found.lastHash())));
      return (found.intact() ? ExitCode.DONE : ExitCode.RESIDUE).number();
    }
  }
}
