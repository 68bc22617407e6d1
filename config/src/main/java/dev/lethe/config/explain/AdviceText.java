package dev.lethe.config.explain;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.advice.Advisory;
import dev.lethe.config.advice.Guidance;
import dev.lethe.config.explain.Wording.Heading;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Map;
import java.util.Objects;

/**
 * An advisory in plain words.
 *
 * @param about what it was raised about, as the file names it
 * @param line in the policy file
 * @param source with how far it may be quoted
 * @param decision of the DPO, or that there is none yet
 */
public record AdviceText(
    String id,
    String place,
    String about,
    int line,
    String found,
    String guidance,
    String source,
    String safest,
    String decision,
    boolean decided) {

  private static final class Known {
    static final Map<String, Guidance> GUIDANCE = Guidance.all();
  }

  public static AdviceText of(Advice advice, Language language) {
    Wording wording = language.wording();
    Advisory advisory = advice.advisory();
    Guidance guidance = Objects.requireNonNull(Known.GUIDANCE.get(advisory.id()), advisory.id());
    return new AdviceText(
        advisory.id(),
        advisory.place(),
        advisory.about(),
        advice.line(),
        found(advisory, said(guidance, language, "found"), wording),
        said(guidance, language, "guidance"),
        "%s, %s"
            .formatted(
                said(guidance, language, "source"), wording.provenance(guidance.provenance())),
        said(guidance, language, "safest"),
        advice.decision().map(wording::decided).orElseGet(wording::undecided),
        advice.decision().isPresent());
  }

  /** In one paragraph, without its number. */
  public String sentence(Language language) {
    Wording wording = language.wording();
    return String.join(
        " ",
        found,
        labelled(wording, Heading.GUIDANCE, guidance),
        source + ".",
        labelled(wording, Heading.SAFEST, safest),
        labelled(wording, Heading.DECISION, decision + (decided ? "" : ".")));
  }

  private static String labelled(Wording wording, Heading heading, String text) {
    return wording.heading(heading) + wording.colon() + text;
  }

  private static String said(Guidance guidance, Language language, String part) {
    return language.spaced(guidance.text(language.tag(), part));
  }

  private static String found(Advisory advisory, String pattern, Wording wording) {
    return pattern
        .replace("{about}", advisory.about())
        .replace("{period}", period(advisory.found(), wording))
        .replace("{found}", advisory.found());
  }

  private static String period(String found, Wording wording) {
    try {
      return wording.period(Period.parse(found));
    } catch (DateTimeException e) {
      return found; // a number: its sentence names no period
    }
  }
}
