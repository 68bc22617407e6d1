package dev.lethe.config.command;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.explain.Explainer;
import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.ExplanationText;
import dev.lethe.config.explain.Language;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.ReadPolicy;
import dev.lethe.config.register.Register;
import dev.lethe.config.schedule.Schedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy explain}: the policy in plain words. */
@Command(
    name = "explain",
    description = {
      "Says in plain words what a policy does: when data fall due, what happens to which table and"
          + " column, what is counted, what is left to people, and which questions wait for the DPO.",
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe policy explain config/policies/example.yaml --lang fr",
      "  lethe policy explain shop.yaml --format json | jq '.rules[].due'",
      "  lethe policy explain shop.yaml --format html --lang fr -o schedule.html",
      "  lethe policy explain shop.yaml --format json-ld -o register.jsonld",
      "",
      "Exit codes: 0 explained, 2 the policy is not valid (see 'lethe policy check').",
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Choices choices = new Choices();

  @Parameters(paramLabel = "FILE", description = "Policy file.")
  private @Nullable Path file;

  @Mixin private final Output output = new Output();

  @Option(
      names = "--format",
      paramLabel = "text|json|html|json-ld",
      defaultValue = "text",
      description = {
        "text for people, json for programs, html a retention schedule to print and sign, json-ld",
        "the register of processing (GDPR art. 30). Default: ${DEFAULT-VALUE}.",
      })
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    ReadPolicy read = PolicyFile.open(Objects.requireNonNull(file), Optional.empty());
    List<Advice> advice = Advice.on(read);
    output.write(text(read, advice), Objects.requireNonNull(spec).commandLine().getOut());
    return 0;
  }

  private String text(ReadPolicy read, List<Advice> advice) {
    Language language = choices.language();
    return switch (format) {
      case TEXT -> ExplanationText.of(explained(read, advice), language, ExplainCommand::bold);
      case JSON -> Json.of(explained(read, advice));
      case HTML -> Schedule.of(read, advice, language);
      case JSON_LD -> Register.of(read, language);
    };
  }

  private Explanation explained(ReadPolicy read, List<Advice> advice) {
    return Explainer.explain(read.policy(), advice, choices.language());
  }

  private static String bold(String words) {
    return Ansi.AUTO.enabled() ? Ansi.Style.bold.on() + words + Ansi.Style.bold.off() : words;
  }

  enum Format {
    TEXT,
    JSON,
    HTML,
    JSON_LD;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
