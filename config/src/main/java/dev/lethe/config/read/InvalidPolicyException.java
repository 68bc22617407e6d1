package dev.lethe.config.read;

import static java.util.stream.Collectors.joining;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.util.List;

/** A policy file that cannot be used; holds every problem found, in the order of the file. */
public final class InvalidPolicyException extends LetheException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Refuses the file.
   *
   * @param problems at least one
   */
  public InvalidPolicyException(String file, List<Problem> problems) {
    super(
        ExitCode.INVALID,
        "Cannot use policy %s: %s. Correct the file, then run 'lethe policy check %s'.%n%s"
            .formatted(file, count(problems.size()), file, lines(problems)));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  private static String count(int problems) {
    return problems == 1 ? "it has 1 problem" : "it has " + problems + " problems";
  }

  private static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(joining(System.lineSeparator()));
  }
}
