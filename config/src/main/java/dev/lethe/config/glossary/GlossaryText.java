package dev.lethe.config.glossary;

import dev.lethe.config.glossary.Glossary.Entry;
import java.util.List;
import java.util.StringJoiner;

/** The glossary as lines, or as the table of the documentation. */
public final class GlossaryText {
  private static final int WORD = 26;

  private GlossaryText() {}

  /** One word a line: the word of the file, the term, what it means. */
  public static String of(List<Entry> entries, String colon) {
    StringBuilder text = new StringBuilder();
    for (Entry entry : entries) {
      String words = String.join(", ", entry.words());
      text.append(words)
          .append(" ".repeat(Math.max(1, WORD - words.length())))
          .append(entry.term())
          .append(colon)
          .append(entry.means())
          .append(".\n");
    }
    return text.toString();
  }

  /** Both languages side by side, in Markdown. */
  public static String markdown(List<Entry> french, List<Entry> english) {
    StringJoiner lines = new StringJoiner("\n", HEAD, "\n");
    for (int i = 0; i < french.size(); i++) {
      lines.add(
          "| %s | **%s**: %s | **%s**: %s |"
              .formatted(
                  words(french.get(i)),
                  french.get(i).term(),
                  french.get(i).means(),
                  english.get(i).term(),
                  english.get(i).means()));
    }
    return lines.toString();
  }

  private static final String HEAD =
      """
      # Glossary / Glossaire

      Made from `config/src/main/resources/dev/lethe/config/glossary/glossary.yaml`; change that, then
      run `./lethe policy glossary --format markdown -o docs/glossary.md`.

      | word of the file | français | English |
      |---|---|---|
      """;

  private static String words(Entry entry) {
    return "`" + String.join("`, `", entry.words()) + "`";
  }
}
