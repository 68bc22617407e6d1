package dev.lethe.config.schedule;

import dev.lethe.config.explain.AdviceText;
import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.Explanation.AnswerText;
import dev.lethe.config.explain.Explanation.DutyText;
import dev.lethe.config.explain.Explanation.Question;
import dev.lethe.config.explain.Explanation.RuleText;
import dev.lethe.config.explain.Explanation.TableText;
import dev.lethe.config.explain.Language;
import dev.lethe.config.glossary.Glossary;
import dev.lethe.config.policy.Policy;
import dev.lethe.config.read.ReadPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What the template of the schedule sees. */
record ScheduleView(
    String tag,
    String documentTag,
    Map<String, String> t,
    String colon,
    String controller,
    String title,
    boolean stub,
    List<Fact> counts,
    List<Question> questions,
    List<AnswerText> answers,
    List<AdviceView> advice,
    List<DutyView> people,
    List<ClauseRow> rows,
    List<Effect> effects,
    List<String> safeguards,
    List<Word> words,
    String sha256) {

  record Fact(String label, String value) {}

  /** Kind is the colour of the tag. */
  record AdviceView(AdviceText said, String kind, String state) {
    static AdviceView of(AdviceText said, Map<String, String> t) {
      String state = Objects.requireNonNull(t.get(said.decided() ? "decided" : "undecided"));
      return new AdviceView(said, said.decided() ? "clear" : "attention", state);
    }
  }

  record DutyView(String id, String clause, String who, String reason) {}

  /** What one rule does to the tables. */
  record Effect(String rule, List<TableText> tables) {}

  record Word(String term, String word, String means) {}

  boolean hasQuestions() {
    return !questions.isEmpty();
  }

  boolean hasAnswers() {
    return !answers.isEmpty();
  }

  boolean hasAdvice() {
    return !advice.isEmpty();
  }

  boolean hasPeople() {
    return !people.isEmpty();
  }

  static ScheduleView of(
      ReadPolicy read, Explanation explanation, Language language, Map<String, String> t) {
    Policy policy = read.policy();
    return new ScheduleView(
        language.tag(),
        policy.language().toLanguageTag(),
        t,
        language.colon(),
        explanation.controller(),
        explanation.title(),
        read.stub(),
        facts(read, explanation, t),
        explanation.questions(),
        explanation.answers(),
        explanation.advice().stream().map(a -> AdviceView.of(a, t)).toList(),
        explanation.duties().stream()
            .filter(DutyText::byPerson)
            .map(d -> new DutyView(d.id(), d.clause(), d.who(), d.reason()))
            .toList(),
        ClauseRow.of(policy, explanation, Objects.requireNonNull(t.get("traffic"))),
        effects(explanation),
        explanation.safeguards(),
        words(language),
        explanation.sha256());
  }

  private static List<Fact> facts(ReadPolicy read, Explanation explained, Map<String, String> t) {
    String role = read.policy().role().name().toLowerCase(Locale.ROOT);
    long people = explained.duties().stream().filter(DutyText::byPerson).count();
    return List.of(
        fact(t, "file", String.valueOf(read.file().getFileName())),
        fact(t, "role", Objects.requireNonNull(t.get("role-" + role))),
        fact(t, "n-rules", String.valueOf(explained.rules().size())),
        fact(t, "n-duties", String.valueOf(explained.duties().size())),
        fact(t, "n-people", String.valueOf(people)));
  }

  private static Fact fact(Map<String, String> t, String key, String value) {
    return new Fact(Objects.requireNonNull(t.get(key), key), value);
  }

  /** Rules that do the same to the same tables stand together. */
  private static List<Effect> effects(Explanation explanation) {
    return acts(explanation)
        .map(RuleText::tables)
        .distinct()
        .map(tables -> new Effect(rulesOf(explanation, tables), tables))
        .toList();
  }

  /** The rules, then what ends in the archive. */
  private static Stream<RuleText> acts(Explanation explanation) {
    return Stream.concat(explanation.rules().stream(), explanation.archives().stream());
  }

  private static String rulesOf(Explanation explanation, List<TableText> tables) {
    return String.join(
        ", ",
        acts(explanation).filter(rule -> rule.tables().equals(tables)).map(RuleText::id).toList());
  }

  private static List<Word> words(Language language) {
    return Glossary.in(language.tag()).stream()
        .map(e -> new Word(e.term(), String.join(", ", e.words()), language.spaced(e.means())))
        .toList();
  }
}
