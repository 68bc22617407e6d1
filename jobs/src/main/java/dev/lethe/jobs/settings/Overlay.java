package dev.lethe.jobs.settings;

import dev.lethe.config.ExitCode;
import dev.lethe.config.LetheException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A setting that was given beside the file. Who approves, signs and requests is none of those: else
 * whoever may type a command could approve it.
 *
 * @param origin the option or variable, for messages
 */
record Overlay(String origin, String key, String value) {
  private static final String PREFIX = "LETHE_CONTROLLERS_";
  private static final Pattern FILE_ONLY =
      Pattern.compile("controllers\\.[^.]+\\.(approvers|signers|operator)(\\..*)?");

  Overlay {
    if (FILE_ONLY.matcher(key).matches()) {
      throw cannotUse(
          origin,
          "%s alone decides who approves, signs and requests. Change the file, or leave this out"
              .formatted(Installation.FILE));
    }
  }

  /**
   * Variables first, for an option goes before them.
   *
   * @param known keys of the file; a variable can replace nothing else
   */
  static List<Overlay> of(
      Map<String, String> environment, Map<String, String> set, Collection<String> known) {
    var overlays = new ArrayList<Overlay>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            overlays.add(new Overlay(name, keyOf(name, known), value));
          }
        });
    set.forEach((key, value) -> overlays.add(new Overlay("--set " + key, key, value)));
    return overlays;
  }

  LetheException unread() {
    return cannotUse(origin, "no setting has that name. Correct or remove it");
  }

  private static String keyOf(String name, Collection<String> known) {
    return known.stream().filter(key -> variable(key).equals(name)).findFirst().orElse(name);
  }

  /** Upper case, with {@code _} for dots and dashes. */
  private static String variable(String key) {
    return "LETHE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static LetheException cannotUse(String origin, String reason) {
    return new LetheException(ExitCode.INVALID, "Cannot use %s: %s.".formatted(origin, reason));
  }
}
