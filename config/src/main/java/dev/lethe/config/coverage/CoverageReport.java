package dev.lethe.config.coverage;

import dev.lethe.config.coverage.Coverage.Answer;
import dev.lethe.config.coverage.Obligations.Obligation;
import dev.lethe.config.read.InvalidPolicyException;
import dev.lethe.config.read.PolicyFile;
import dev.lethe.config.read.Problem;
import dev.lethe.config.read.ReadPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The coverage of several policies.
 *
 * @param problems what refuses it: clauses that a complete policy leaves open, and names that stand
 *     for no clause
 */
public record CoverageReport(List<Coverage> policies, List<String> problems) {
  private static final Pattern CLAUSE = Pattern.compile("[A-Z]{2}-S?\\d{1,3}");

  public CoverageReport {
    policies = List.copyOf(policies);
    problems = List.copyOf(problems);
  }

  /**
   * Compares policies with their clauses and their tests.
   *
   * @param files those without a list of clauses are left out
   * @throws InvalidPolicyException where a policy or its list cannot be used
   */
  public static CoverageReport of(List<Path> files, ClauseTests tests) {
    List<Coverage> policies = new ArrayList<>();
    List<String> known = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files) {
      ReadPolicy read = PolicyFile.open(file, Optional.empty());
      if (read.obligations().isPresent()) {
        Obligations obligations = obligations(read, read.obligations().get());
        Coverage coverage = Coverage.of(read, obligations, tests);
        policies.add(coverage);
        obligations.clauses().forEach(clause -> known.add(clause.id()));
        problems(read, obligations, coverage).forEach(problems::add);
      }
    }
    tests.byTag().keySet().stream()
        .filter(tag -> isUnknown(tag, known))
        .map(tag -> "Tag %s in %s stands for no clause. Correct it.".formatted(tag, tests.of(tag)))
        .forEach(problems::add);
    return new CoverageReport(policies, problems);
  }

  private static Obligations obligations(ReadPolicy read, Path path) {
    Obligations obligations = Obligations.read(path);
    String controller = read.policy().controller().value();
    if (!obligations.controller().equals(controller)) {
      String file = read.file().toString();
      String message =
          "Invalid value of obligations: %s lists the clauses of '%s', not of '%s'. Name another list."
              .formatted(path.getFileName(), obligations.controller(), controller);
      int line = read.places().line("obligations");
      throw new InvalidPolicyException(file, List.of(new Problem(file, line, message)));
    }
    return obligations;
  }

  private static Stream<String> problems(
      ReadPolicy read, Obligations obligations, Coverage coverage) {
    String file = String.valueOf(read.file().getFileName());
    Stream<String> open =
        coverage
            .failures()
            .map(
                clause ->
                    clause.state() == Coverage.State.MISSING
                        ? "%s: Clause %s is answered by nothing. Write a rule or a duty for it, or say stub: true."
                            .formatted(file, clause.clause().id())
                        : "%s: Clause %s is proved by no test. Tag one with it, or say stub: true."
                            .formatted(file, clause.clause().id()));
    Stream<String> strange =
        Coverage.answers(read.policy()).stream()
            .map(Answer::id)
            .filter(id -> CLAUSE.matcher(id).lookingAt() && !answersAny(id, obligations))
            .map(id -> "%s: %s answers no clause of the list. Correct the id.".formatted(file, id));
    return Stream.concat(open, strange);
  }

  private static boolean answersAny(String id, Obligations obligations) {
    return obligations.clauses().stream().anyMatch((Obligation c) -> c.isAnsweredBy(id));
  }

  /** A tag in the shape of a clause, with letters that some list uses. */
  private static boolean isUnknown(String tag, List<String> known) {
    return CLAUSE.matcher(tag).matches()
        && known.stream().anyMatch(id -> id.startsWith(tag.substring(0, 3)))
        && !known.contains(tag);
  }
}
