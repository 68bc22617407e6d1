package dev.lethe.config.explain;

/** Text broken at spaces; what follows a break is indented under its beginning. */
final class Lines {
  private final int width;
  private final StringBuilder text = new StringBuilder();

  Lines(int width) {
    this.width = width;
  }

  void blank() {
    if (!text.toString().endsWith("\n\n")) {
      text.append('\n');
    }
  }

  void item(String indent, String words) {
    wrap(indent + "- ", indent + "  ", words);
  }

  void wrap(String indent, String words) {
    wrap(indent, indent, words);
  }

  private void wrap(String first, String next, String words) {
    StringBuilder line = new StringBuilder(first);
    int start = line.length();
    for (String word : words.split(" +", -1)) {
      if (line.length() > start && line.length() + 1 + word.length() > width) {
        text.append(line).append('\n');
        line = new StringBuilder(next);
        start = line.length();
      }
      line.append(line.length() > start ? " " : "").append(word);
    }
    text.append(line).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
