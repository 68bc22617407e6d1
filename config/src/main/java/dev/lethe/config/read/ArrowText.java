package dev.lethe.config.read;

import dev.lethe.config.policy.TableName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code user_id -> users.id}: the parts of a link as the file writes it. */
record ArrowText(String column, boolean reversed, TableName parent, String parentColumn) {
  private static final Pattern ARROW = Pattern.compile("(\\S+) (->|<-) (\\S+)\\.([^\\s.]+)");

  /** Empty when the text is no link. */
  static Optional<ArrowText> parse(String text) {
    Matcher arrow = ARROW.matcher(text);
    return arrow.matches()
        ? Optional.of(
            new ArrowText(
                arrow.group(1),
                arrow.group(2).equals("<-"),
                TableName.of(arrow.group(3)),
                arrow.group(4)))
        : Optional.empty();
  }
}
