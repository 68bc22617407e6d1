package dev.lethe.config.coverage;

import dev.lethe.config.coverage.Coverage.Answer;
import dev.lethe.config.coverage.Coverage.ClauseCoverage;
import dev.lethe.config.coverage.Coverage.State;
import dev.lethe.config.explain.Language;
import dev.lethe.config.page.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The coverage in one language: what text, table and page show. */
record CoverageView(
    String tag, Map<String, String> t, List<PolicyView> policies, List<String> problems) {
  private static final String TEXTS = "/dev/lethe/config/coverage/texts.yaml";

  /** Summary names how many clauses are in which state. */
  record PolicyView(String controller, String kind, String summary, List<Row> rows) {}

  /** Kind is the colour of the tag. */
  record Row(
      String id,
      String section,
      String says,
      List<String> answers,
      List<String> tests,
      String state,
      String kind) {}

  boolean hasProblems() {
    return !problems.isEmpty();
  }

  static CoverageView of(CoverageReport report, Language language) {
    Map<String, String> t = Texts.of(TEXTS, language);
    return new CoverageView(
        language.tag(),
        t,
        report.policies().stream().map(p -> policy(p, language, t)).toList(),
        report.problems());
  }

  private static PolicyView policy(Coverage policy, Language language, Map<String, String> t) {
    return new PolicyView(
        policy.controller(),
        text(t, policy.stub() ? "stub" : "complete"),
        summary(policy, t),
        policy.clauses().stream().map(clause -> row(clause, language, t)).toList());
  }

  private static String summary(Coverage policy, Map<String, String> t) {
    return Arrays.stream(State.values())
        .filter(state -> policy.count(state) > 0)
        .map(state -> policy.count(state) + " " + text(t, key("state", state)))
        .collect(Collectors.joining(", "));
  }

  private static Row row(ClauseCoverage clause, Language language, Map<String, String> t) {
    return new Row(
        clause.clause().id(),
        clause.clause().section(),
        language.spaced(clause.clause().in(language.tag())),
        clause.answers().stream().map(answer -> answer(answer, t)).toList(),
        clause.tests(),
        text(t, key("state", clause.state())),
        colour(clause.state()));
  }

  private static String answer(Answer answer, Map<String, String> t) {
    return "%s (%s %s)".formatted(answer.id(), text(t, key("kind", answer.kind())), answer.by());
  }

  private static String colour(State state) {
    return switch (state) {
      case PROVED -> "clear";
      case PERSON -> "plain";
      case WAITING -> "attention";
      case UNPROVED, MISSING -> "alarm";
    };
  }

  private static String key(String prefix, Enum<?> value) {
    return prefix + "-" + value.name().toLowerCase(Locale.ROOT);
  }

  private static String text(Map<String, String> t, String key) {
    return Objects.requireNonNull(t.get(key), key);
  }
}
