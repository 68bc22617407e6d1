package dev.lethe.config.command;

import dev.lethe.config.explain.Explainer;
import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.ExplanationText;
import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.PolicyFile;
import java.nio.file.Path;
import java.util.Objects;
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
      "  lethe policy explain config/policies/kmeroccase.yaml --lang fr",
      "  lethe policy explain shop.yaml --format json | jq '.rules[].due'",
      "",
      "Exit codes: 0 explained, 2 the policy is not valid (see 'lethe policy check').",
    })
final class ExplainCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Choices choices = new Choices();

  @Parameters(paramLabel = "FILE", description = "Policy file.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "text for people, json for programs. Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    Policy policy = PolicyFile.read(Objects.requireNonNull(file));
    Language language = choices.language();
    Explanation explanation = Explainer.explain(policy, language);
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(
        format == Format.JSON
            ? Json.of(explanation)
            : ExplanationText.of(explanation, language, ExplainCommand::bold));
    out.flush();
    return 0;
  }

  private static String bold(String words) {
    return Ansi.AUTO.enabled() ? Ansi.Style.bold.on() + words + Ansi.Style.bold.off() : words;
  }

  enum Format {
    TEXT,
    JSON
  }
}
