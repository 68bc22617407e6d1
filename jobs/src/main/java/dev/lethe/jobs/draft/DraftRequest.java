package dev.lethe.jobs.draft;

import dev.lethe.config.explain.Language;
import dev.lethe.config.policy.ControllerId;
import java.time.ZoneId;

/**
 * What is to be drafted.
 *
 * @param language of the comments and questions
 * @param sample rows read from each table at most, from 1 to 100,000
 */
public record DraftRequest(ControllerId controller, ZoneId zone, Language language, int sample) {
  public static final int MAX_SAMPLE = 100_000;

  public DraftRequest {
    if (sample < 1 || sample > MAX_SAMPLE) {
      throw new IllegalArgumentException("sample is outside 1 to " + MAX_SAMPLE);
    }
  }
}
