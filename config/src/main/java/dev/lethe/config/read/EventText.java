package dev.lethe.config.read;

import dev.lethe.config.policy.Event;
import dev.lethe.config.policy.TableName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code messages.sent_at by sender_id}: an event as the file writes it. */
final class EventText {
  private static final Pattern EVENT =
      Pattern.compile("([^\\s.]+(?:\\.[^\\s.]+)?)\\.([^\\s.]+)(?: by (\\S+))?");

  private EventText() {}

  /** Empty when the text is no event, such as the name of a clock. */
  static Optional<Event> parse(String text) {
    Matcher event = EVENT.matcher(text);
    return event.matches()
        ? Optional.of(
            new Event(
                TableName.of(event.group(1)), event.group(2), Optional.ofNullable(event.group(3))))
        : Optional.empty();
  }
}
