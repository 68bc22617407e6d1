package dev.lethe.config.command;

import dev.lethe.config.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy check}: every problem of every file, as file:line: message. */
@Command(
    name = "check",
    description = {
      "Checks policy files and prints every problem as file:line: message, with its remedy.",
      "",
      "Checked are the grammar, that every name is declared, that every table is reached by a rule,"
          + " that clocks start at acts of a person, and, where the document's text is given, that"
          + " every quote stands in it letter for letter. The live database is not looked at:"
          + " 'lethe plan' does that.",
      "",
      "What guidance advises against is printed as well, for the DPO; it refuses nothing. The"
          + " decision is recorded in the file, under 'advice'.",
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe policy check config/policies/*.yaml",
      "  lethe policy check shop.yaml --document privacy-policy.txt",
      "  lethe policy check shop.yaml --json | jq '.files[].problems'",
      "",
      "Exit codes: 0 every file is valid, 2 some file is not.",
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Choices choices = new Choices();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Policy files.")
  private List<Path> files = List.of();

  @Option(
      names = "--document",
      paramLabel = "TEXT",
      description = "The published document as UTF-8 text; stands in for the one the file names.")
  private @Nullable Path document;

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  @Override
  public Integer call() {
    CommandSpec command = java.util.Objects.requireNonNull(spec);
    if (document != null && files.size() > 1) {
      throw new ParameterException(
          command.commandLine(),
          "Cannot check %d policies against one document. Name one file, or leave --document out."
              .formatted(files.size()));
    }
    List<Checked> results =
        files.stream()
            .map(file -> Checked.of(file, Optional.ofNullable(document), choices.language()))
            .toList();
    var out = command.commandLine().getOut();
    out.print(json ? Json.of(new Answer(results)) : CheckText.of(results, choices.language()));
    out.flush();
    return results.stream().allMatch(Checked::valid)
        ? ExitCode.DONE.number()
        : ExitCode.INVALID.number();
  }

  /** The JSON document. */
  record Answer(List<Checked> files) {}
}
