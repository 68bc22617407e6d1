package dev.lethe.jobs.draft;

import java.util.Set;
import java.util.regex.Pattern;

/** Lines of YAML with wrapped comments and numbered questions. */
final class DraftText {
  private static final int WIDTH = 100;
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$.-]*");
  private static final Pattern BREAK = Pattern.compile("\\R");
  private static final Set<String> RESERVED =
      Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

  private final StringBuilder text = new StringBuilder();
  private final Remarks remarks;
  private int questions;

  DraftText(Remarks remarks) {
    this.remarks = remarks;
  }

  void line(String line) {
    // A name of the database may hold anything, also a line's end.
    text.append(BREAK.matcher(line.stripTrailing()).replaceAll(" ")).append('\n');
  }

  void comment(String indent, Remark remark) {
    wrap(indent + "# ", indent + "# ", remarks.text(remark));
  }

  /** A comment that a person must answer before the policy is right. */
  void question(String indent, Remark remark) {
    questions++;
    wrap(indent + "# QUESTION " + questions + ": ", indent + "#   ", remarks.text(remark));
  }

  private void wrap(String first, String rest, String words) {
    var line = new StringBuilder(first);
    boolean empty = true;
    for (String word : words.strip().split("\\s+", -1)) {
      if (!empty && line.length() + word.length() > WIDTH) {
        line(line.toString());
        line = new StringBuilder(rest);
      } else if (!empty) {
        line.append(' ');
      }
      line.append(word);
      empty = false;
    }
    line(line.toString());
  }

  String words(Remark remark) {
    return remarks.text(remark);
  }

  /** A name of the database as YAML, in quotes where it would be read as something else. */
  static String name(String name) {
    boolean plain =
        PLAIN.matcher(name).matches()
            && !RESERVED.contains(name.toLowerCase(java.util.Locale.ROOT));
    return plain ? name : quoted(name);
  }

  static String quoted(String words) {
    return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  int questions() {
    return questions;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
