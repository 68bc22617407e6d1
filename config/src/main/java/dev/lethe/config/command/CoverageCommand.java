package dev.lethe.config.command;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import dev.lethe.config.command.CoverageAnswer.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy coverage}: which rule or person answers each clause, and which tests prove it. */
@Command(
    name = "coverage",
    description = {
      "Shows for every clause of a document what in the policy answers it and which tests prove it.",
      "",
      "The clauses stand in the list that the policy names under 'obligations'. Answers are read"
          + " from the policy, proofs from the sources of the tests: @Tag(\"KM-15\").",
    },
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  lethe policy coverage",
      "  lethe policy coverage config/policies/example.yaml --format html -o coverage.html",
      "",
      "Exit codes: 0 every complete policy is covered, 2 a clause of one is missing or unproved.",
    })
final class CoverageCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final Choices choices = new Choices();
  @Mixin private final Output output = new Output();

  @Parameters(paramLabel = "FILE", description = "Policy files. Default: those that ship.")
  private List<Path> files = List.of();

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      defaultValue = "${sys:lethe.distribution:-.}",
      description = "Folder of Lethe's sources. Default: where the command was built from.")
  private Path sources = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|html|json|markdown",
      defaultValue = "text",
      description = "Default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  @Override
  public Integer call() {
    List<Path> policies = files.isEmpty() ? shipped(sources.resolve("config/policies")) : files;
    CoverageAnswer answer = CoverageAnswer.of(policies, sources, format, choices.language());
    output.write(answer.text(), Objects.requireNonNull(spec).commandLine().getOut());
    return answer.code().number();
  }

  private static List<Path> shipped(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new LetheException(
          ExitCode.INVALID,
          "Cannot find the policies: there is no folder %s. Name policy files.".formatted(folder));
    }
  }
}
