package dev.lethe.config.read;

import static dev.lethe.config.policy.Category.ATTRIBUTE;

import dev.lethe.config.read.Written.Entry;
import dev.lethe.config.read.Written.Mapping;
import dev.lethe.config.read.Written.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What narrows a rule to some rows: an attribute of the subject; and no row is left without one.
 */
final class ConditionCheck {
  private static final List<String> WORDS = List.of("only", "except");

  private ConditionCheck() {}

  static void examine(Draft draft, Mapping rule, DraftTable subject) {
    columns(draft, rule, subject, ValueCheck.place(rule));
    if (isLastOf(draft, rule, subject) && isNarrow(draft, subject)) {
      draft
          .problems()
          .add(
              rule.lineOf("subject"),
              "Some rows of %s are reached by no rule: each of its rules is narrowed by 'only' or 'except'. Add a rule without, or one with 'except' for the values that 'only' names."
                  .formatted(subject.name()));
    }
  }

  /** Of a rule, or of what else may be narrowed. */
  static void columns(Draft draft, Mapping narrowed, DraftTable table, String place) {
    for (String word : WORDS) {
      for (Entry condition : narrowed.mapping(word).entries()) {
        column(draft, table, condition, place + "." + word);
      }
    }
  }

  private static void column(Draft draft, DraftTable subject, Entry condition, String place) {
    if (draft.column(subject, condition.key(), condition.line(), place)
        && !subject.isOneOf(condition.key(), ATTRIBUTE)) {
      draft
          .problems()
          .add(
              condition.line(),
              "Cannot decide by '%s' in %s: it is classified as %s. Name a column classified as attribute."
                  .formatted(condition.key(), place, subject.category(condition.key())));
    }
  }

  private static List<Mapping> rulesOf(Draft draft, DraftTable subject) {
    return draft.policy().mappings("rules").stream()
        .filter(
            rule ->
                rule.text("subject")
                    .filter(text -> text.text().equals(subject.name().toString()))
                    .isPresent())
        .toList();
  }

  private static boolean isLastOf(Draft draft, Mapping rule, DraftTable subject) {
    List<Mapping> rules = rulesOf(draft, subject);
    return rules.get(rules.size() - 1).line() == rule.line();
  }

  /** Rules about age retire only the young, so they never reach every row. */
  private static boolean isNarrow(Draft draft, DraftTable subject) {
    List<Mapping> rules =
        rulesOf(draft, subject).stream().filter(rule -> rule.find("when").isEmpty()).toList();
    return !rules.isEmpty()
        && rules.stream().allMatch(ConditionCheck::isNarrowed)
        && rules.stream().noneMatch(rule -> othersCover(rules, rule));
  }

  static boolean isNarrowed(Mapping rule) {
    return WORDS.stream().anyMatch(word -> rule.find(word).isPresent());
  }

  /** Every row that {@code rule} is about is one that {@code other} is about. */
  static boolean covers(Mapping other, Mapping rule) {
    return !isNarrowed(other)
        || WORDS.stream()
            .allMatch(word -> written(other.mapping(word)).equals(written(rule.mapping(word))));
  }

  private static Map<String, Set<String>> written(Mapping conditions) {
    return conditions.entries().stream()
        .collect(
            Collectors.toMap(
                Entry::key, entry -> values(conditions, entry.key()), (one, again) -> one));
  }

  /** The rule excepts values of one column only, and each is named by another rule's 'only'. */
  private static boolean othersCover(List<Mapping> rules, Mapping rule) {
    Mapping except = rule.mapping("except");
    if (rule.find("only").isPresent() || except.entries().size() != 1) {
      return false;
    }
    String column = except.entries().get(0).key();
    Set<String> named = new HashSet<>();
    rules.stream()
        .filter(other -> isAbout(other, column))
        .forEach(other -> named.addAll(values(other.mapping("only"), column)));
    return named.containsAll(values(except, column));
  }

  private static boolean isAbout(Mapping rule, String column) {
    Mapping only = rule.mapping("only");
    return rule.find("except").isEmpty()
        && only.entries().size() == 1
        && only.find(column).isPresent();
  }

  private static Set<String> values(Mapping conditions, String column) {
    return conditions.texts(column).stream().map(Scalar::text).collect(Collectors.toSet());
  }
}
