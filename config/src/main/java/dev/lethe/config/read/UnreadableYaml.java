package dev.lethe.config.read;

/** The text is no policy tree at all; nothing after this line was looked at. */
final class UnreadableYaml extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;

  UnreadableYaml(int line, String message) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }

  String remark() {
    return String.valueOf(getMessage());
  }
}
