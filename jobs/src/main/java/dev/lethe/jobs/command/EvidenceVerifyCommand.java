package dev.lethe.jobs.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.jobs.evidence.verify.EvidenceVerification;
import dev.lethe.jobs.evidence.verify.EvidenceVerifier;
import dev.lethe.jobs.evidence.verify.Witness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    description = {
      "Checks a folder of evidence from its bytes alone: chain, hashes and signatures. Needs no",
      "installation, no database and no key but the public one in the folder. Whoever rewrites the",
      "whole folder signs it with another key: give the values of a printed report to find that.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe evidence verify lethe-home/evidence/shop",
      "  lethe evidence verify DIR --key-id HEX --records 181 --last-hash HEX",
    })
final class EvidenceVerifyCommand implements Callable<Integer> {
  /** Without either, a folder is no log; the public key alone also lies in other folders. */
  private static final List<String> LOG = List.of("run-log.jsonl", "run-log.head.json");

  @Mixin private Where where = new Where();
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder with run-log.jsonl.")
  private Path folder = Path.of("");

  @Option(
      names = "--key-id",
      paramLabel = "HEX",
      description = "Fingerprint of the key, as the report prints it.")
  private @Nullable String keyId;

  @Option(
      names = "--records",
      paramLabel = "N",
      description = "How many records the report counted; there may be more by now.")
  private @Nullable Long records;

  @Option(
      names = "--last-hash",
      paramLabel = "HEX",
      description = "Hash of the last of these records.")
  private @Nullable String lastHash;

  @Override
  public Integer call() {
    Witness printed = new Witness(hex(keyId), Optional.ofNullable(records), hex(lastHash));
    requireEvidence();
    EvidenceVerification found = EvidenceVerifier.verify(folder, printed);
    where.print(
        Objects.requireNonNull(spec).commandLine().getOut(),
        new Answer("lethe.evidence/1", text(found, printed), facts(found)));
    return (found.intact() ? ExitCode.DONE : ExitCode.RESIDUE).number();
  }

  private String text(EvidenceVerification found, Witness printed) {
    Texts texts = new Texts(where.language());
    String message = found.message(where.language().locale());
    boolean compared = printed.keyId().isPresent() && printed.lastHash().isPresent();
    return texts.say("evidence.found", message, found.keyId(), found.lastHash())
        + (found.intact() && !compared ? texts.say("evidence.compare") : "");
  }

  private static Map<String, Object> facts(EvidenceVerification found) {
    return Map.of(
        "intact", found.intact(),
        "records", found.records(),
        "key_id", found.keyId(),
        "last_hash", found.lastHash());
  }

  /** A wrong path is a slip of whoever typed it; a folder that lost a part of its own is not. */
  private void requireEvidence() {
    if (LOG.stream().map(folder::resolve).noneMatch(Files::exists)) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot verify %s: %s. Give the folder that holds the evidence."
              .formatted(
                  folder,
                  Files.isDirectory(folder)
                      ? "it holds neither " + String.join(" nor ", LOG)
                      : "there is no such folder"));
    }
  }

  private static Optional<String> hex(@Nullable String typed) {
    Optional<String> hex =
        Optional.ofNullable(typed).map(text -> text.strip().toLowerCase(Locale.ROOT));
    if (hex.filter(text -> !text.matches("[0-9a-f]{64}")).isPresent()) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot compare with '%s': it is not 64 hexadecimal digits. Copy it from the printed report."
              .formatted(typed));
    }
    return hex;
  }
}
