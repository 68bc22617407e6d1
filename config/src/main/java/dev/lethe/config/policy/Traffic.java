package dev.lethe.config.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which traffic statistics the controller may keep, and where its hits are.
 *
 * @param hits the table of raw hits
 * @param visitor column with the visitor's tracer
 * @param visitGap silence that ends a visit
 * @param pages public routes; {@code *} stands for one path segment; others are counted as other
 * @param referrers public list of registrable domains; others are counted as other
 */
public record Traffic(
    Clause clause,
    PeriodKind period,
    List<Figure> figures,
    TableName hits,
    String visitor,
    String at,
    String path,
    String referrer,
    String userAgent,
    Consent consent,
    Duration visitGap,
    int minimumGroup,
    Optional<String> ownDomain,
    List<String> pages,
    List<String> referrers) {
  public Traffic {
    figures = List.copyOf(figures);
    pages = List.copyOf(pages);
    referrers = List.copyOf(referrers);
  }

  /** Published periods never overlap. */
  public enum PeriodKind {
    DAY("day"),
    /** Monday to Sunday. */
    WEEK("week");

    private final String word;

    PeriodKind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** The figures that a policy's clause on traffic statistics may name. */
  public enum Figure {
    BROWSER("browser"),
    OS("os"),
    REFERRER_DOMAIN("referrer-domain"),
    VISITS("visits"),
    AVERAGE_DURATION("average-duration"),
    PAGES("pages");

    private final String word;

    Figure(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * Where a visitor's choice is recorded. The latest choice at or before a hit decides.
   *
   * @param granted values of {@code choice} that allow audience measurement; any other is a refusal
   */
  public record Consent(
      TableName table, String visitor, String choice, String decidedAt, List<String> granted) {
    public Consent {
      granted = List.copyOf(granted);
    }
  }
}
