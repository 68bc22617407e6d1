package dev.lethe.config.schedule;

import dev.lethe.config.advice.Advice;
import dev.lethe.config.explain.Explainer;
import dev.lethe.config.explain.Explanation;
import dev.lethe.config.explain.Language;
import dev.lethe.config.page.Templates;
import dev.lethe.config.page.Texts;
import dev.lethe.config.read.ReadPolicy;
import java.util.List;
import java.util.Map;

/**
 * A policy as one HTML page, complete in itself: no script, no font, no request. It says what the
 * explanation says; the fingerprint is that of the policy file, not of the page.
 */
public final class Schedule {
  private static final String TEMPLATE = "/dev/lethe/config/schedule/schedule.html";
  private static final String TEXTS = "/dev/lethe/config/schedule/texts.yaml";

  private Schedule() {}

  public static String of(ReadPolicy read, List<Advice> advice, Language language) {
    Explanation explanation = Explainer.explain(read.policy(), advice, language);
    Map<String, String> texts = Texts.of(TEXTS, language);
    return Templates.render(TEMPLATE, ScheduleView.of(read, explanation, language, texts));
  }
}
