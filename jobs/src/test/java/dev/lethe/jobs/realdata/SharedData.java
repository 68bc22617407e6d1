package dev.lethe.jobs.realdata;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The shared data sets, which this repository does not ship: {@code data} in the folder that {@code
 * -Dlethe.shared} names, or in {@code shared} beside the repository. Where they are absent, a test
 * or test class with this extension is skipped, and standard error says how many tests that were.
 */
public final class SharedData implements ExecutionCondition {
  private static final String PROPERTY = "lethe.shared";

  /** A file or folder of a data set. */
  public static Path path(String name) {
    return folder().resolve(name);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (Files.isDirectory(folder())) {
      return ConditionEvaluationResult.enabled("the shared data are there");
    }
    String why = "no folder %s; set -D%s".formatted(folder(), PROPERTY);
    Class<?> tests = context.getRequiredTestClass();
    long skipped = context.getTestMethod().isPresent() ? 1 : count(tests);
    System.err.printf("SKIPPED: %d tests of %s: %s%n", skipped, tests.getSimpleName(), why);
    return ConditionEvaluationResult.disabled(why);
  }

  /** Tests run in the folder of their module. */
  private static Path folder() {
    return Path.of(System.getProperty(PROPERTY, "../../shared"))
        .resolve("data")
        .toAbsolutePath()
        .normalize();
  }

  private static long count(Class<?> tests) {
    return Arrays.stream(tests.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .count();
  }
}
