package dev.lethe.config.decide;

import dev.lethe.config.policy.Decision.Answered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the DPO says to a question: yes, and why.
 *
 * @param by function of who decided, never a name
 * @param fictional invented for a demonstration
 */
public record Answer(String by, LocalDate on, String reason, boolean fictional) {
  /** Words that need no quotes. */
  private static final Pattern PLAIN = Pattern.compile("(?!true$|false$|null$)[a-z]+(-[a-z]+)*");

  /** The same in the policy language; a JSON text is one of YAML. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("by: " + quoted(by));
    lines.add("on: " + on);
    lines.add("reason: " + quoted(reason));
    if (fictional) {
      lines.add("fictional: true");
    }
    return lines;
  }

  boolean isSaidBy(Answered answered) {
    return equals(
        new Answer(answered.by(), answered.on(), answered.reason(), answered.fictional()));
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() ? text : JsonMapper.shared().writeValueAsString(text);
  }
}
