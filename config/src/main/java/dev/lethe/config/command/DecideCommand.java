package dev.lethe.config.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.decide.Answer;
import dev.lethe.config.decide.DecisionWriter;
import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy decide}: the DPO's yes to an open question, written into the file. */
@Command(
    name = "decide",
    description = {
      "Records that the DPO said yes to an open question: what the file proposes is decided.",
      "",
      "A rule that waits for an answer plans and never acts. This turns 'decision: {open: ...}' into"
          + " 'decision: {answered: ...}' with who, when and why, and leaves every other character of"
          + " the file as it is. Where the answer is no, change the rule first.",
      "",
      "The decision counts once 'version' is counted up and the DPO has signed the file.",
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe policy explain shop.yaml              the questions that wait",
      "  lethe policy decide shop.yaml --at SH-04 --by dpo --on 2026-01-15 \\",
      "    --reason \"13 months from the debit, as the bank may be asked.\"",
      "  lethe policy sign shop.yaml --key dpo.pem   after 'version' was counted up",
      "",
      "Exit codes: 0 written, 2 nothing waits there, or the file is no valid policy.",
    })
final class DecideCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Choices choices = new Choices();

  @Parameters(paramLabel = "FILE", description = "Policy file. It is changed.")
  private Path file = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "ID",
      required = true,
      description = "Id of the rule, message or term that waits. May be given more than once.")
  private List<String> at = List.of();

  @Option(
      names = "--by",
      paramLabel = "FUNCTION",
      required = true,
      description = "Who decided, by function, never by name: dpo.")
  private String by = "";

  @Option(
      names = "--on",
      paramLabel = "DAY",
      required = true,
      description = "Day of the decision, such as 2026-01-15.")
  private @Nullable LocalDate on;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why, for whoever reads it in a year.")
  private String reason = "";

  @Override
  public Integer call() {
    PolicyFile.read(file);
    var answer = new Answer(by, Objects.requireNonNull(on), reason, false);
    String text = text();
    for (String id : at) {
      text = DecisionWriter.answer(text, id, answer);
    }
    write(text);
    say(PolicyFile.read(file));
    return ExitCode.DONE.number();
  }

  private void say(Policy policy) {
    boolean french = choices.language() == Language.FR;
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        french
            ? "Consigné dans %s : %s. Questions encore ouvertes : %d.%nPuis : incrémenter « version » (ici %d) et signer avec « lethe policy sign ».%n"
            : "Recorded in %s: %s. Questions still open: %d.%nNext: count 'version' up (here %d), and sign with 'lethe policy sign'.%n",
        file,
        String.join(", ", at),
        policy.decisions().values().stream().filter(d -> d.open().isPresent()).count(),
        policy.edition().number());
    out.flush();
  }

  private String text() {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw cannot("it is not readable as UTF-8", "Save it as plain text");
    }
  }

  private void write(String text) {
    try {
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw cannot("it cannot be written", "Make it writable");
    }
  }

  private LetheException cannot(String reason, String remedy) {
    return new LetheException(
        ExitCode.INVALID,
        "Cannot record a decision in %s: %s. %s.".formatted(file, reason, remedy));
  }
}
