package dev.lethe.jobs.report;

import static java.util.stream.Collectors.joining;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something a person should look at.
 *
 * @param code stable name, as in {@code rows-failed}; also the key of its sentence
 * @param count how many people or rows; -1 where the sentence has no count
 * @param words what else the sentence names: tables, rules, codes
 * @param attacks the attacks that blocked a release; named after the words
 */
public record Issue(
    RunReport.Status severity, String code, long count, List<String> words, List<String> attacks) {
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  public Issue {
    words = List.copyOf(words);
    attacks = List.copyOf(attacks);
  }

  static Issue alarm(String code, long count, String... words) {
    return new Issue(RunReport.Status.ALARM, code, count, List.of(words), List.of());
  }

  static Issue attention(String code, long count, String... words) {
    return new Issue(RunReport.Status.ATTENTION, code, count, List.of(words), List.of());
  }

  /** In plain words; argument 0 is the count, the others follow. */
  String sentence(Wording wording, Figures figures) {
    List<String> arguments = new ArrayList<>();
    arguments.add(count < 0 ? "" : figures.of(count));
    words.forEach(word -> arguments.add(shown(word, wording)));
    arguments.add(
        attacks.stream().map(name -> wording.word("attack", name)).collect(joining(", ")));
    return wording.text("issue-" + code, arguments.toArray(String[]::new));
  }

  private static String shown(String word, Wording wording) {
    return DAY.matcher(word).matches() ? wording.date(LocalDate.parse(word)) : wording.store(word);
  }
}
