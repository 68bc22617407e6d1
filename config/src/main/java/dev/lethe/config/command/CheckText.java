package dev.lethe.config.command;

import dev.lethe.config.explain.AdviceText;
import dev.lethe.config.explain.Language;
import dev.lethe.config.read.Problem;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** The check's result for people. Problems are in English, like the file's keys. */
final class CheckText {
  private CheckText() {}

  static String of(List<Checked> results, Language language) {
    StringBuilder text = new StringBuilder();
    for (Checked result : results) {
      for (Problem problem : result.problems()) {
        text.append(problem).append('\n');
      }
      for (AdviceText advice : result.advice()) {
        text.append("%s:%d: ".formatted(result.file(), advice.line()))
            .append(advice.id())
            .append(' ')
            .append(advice.sentence(language))
            .append('\n');
      }
      text.append(line(result, language)).append('\n');
    }
    return text.toString();
  }

  private static String line(Checked result, Language language) {
    boolean french = language == Language.FR;
    if (!result.valid()) {
      String words = french ? "refusé, %d problème(s)" : "refused, %d problem(s)";
      return result.file() + ": " + red(words.formatted(result.problems().size()));
    }
    return result.file() + ": " + green(french ? french(result) : english(result));
  }

  private static String english(Checked result) {
    return "valid"
        + ", %d tables, %d rules, %d duties; %s; %d open decision(s)%s; %d advisories, %d decided"
            .formatted(
                result.tables(),
                result.rules(),
                result.duties(),
                result.quotesChecked()
                    ? "every quote stands in the document"
                    : "quotes NOT checked: no --document, no document.text",
                result.openDecisions(),
                fictional(result, ", %d FICTIONAL"),
                result.advice().size(),
                decided(result));
  }

  private static String french(Checked result) {
    return "valide"
        + ", %d tables, %d règles, %d devoirs ; %s ; %d décision(s) en attente%s ; %d avis, dont %d tranchés"
            .formatted(
                result.tables(),
                result.rules(),
                result.duties(),
                result.quotesChecked()
                    ? "chaque citation figure dans le document"
                    : "citations NON vérifiées : ni --document, ni document.text",
                result.openDecisions(),
                fictional(result, ", %d FICTIVE(S)"),
                result.advice().size(),
                decided(result));
  }

  private static String fictional(Checked result, String words) {
    int invented = result.fictionalDecisions();
    return invented == 0 ? "" : words.formatted(invented);
  }

  private static long decided(Checked result) {
    return result.advice().stream().filter(AdviceText::decided).count();
  }

  private static String green(String words) {
    return coloured("fg(green)", words);
  }

  private static String red(String words) {
    return coloured("fg(red),bold", words);
  }

  /** Colours on a terminal only; only our own words, no markup can come from a file. */
  private static String coloured(String style, String words) {
    return Ansi.AUTO.string("@|" + style + " " + words + "|@");
  }
}
