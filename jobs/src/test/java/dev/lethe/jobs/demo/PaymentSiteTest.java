package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The site of a payment company, whose document is about cookies. */
class PaymentSiteTest extends ControllerPromises {
  private static final String OVER =
      "(%s AT TIME ZONE 'Africa/Lome')::date + interval '%s' < '2026-03-01'";

  private Map<String, Long> pages = Map.of();

  PaymentSiteTest() {
    super("kppay", 600);
  }

  @BeforeAll
  void readPages() {
    pages = PublishedPages.of(shipped.rig());
  }

  @Tag("KP-01")
  @Test
  void retain_sessions_goOnTheDayAfterTheirEnd() {
    shipped.assertErased("sessions", "coalesce(closed_at, opened_at) < '2026-03-01 00:00+00'", 3);
  }

  @Tag("KP-07")
  @Test
  void retain_asShipped_sevenYearsEndEveryCookie() {
    shipped.assertErased("cookies", over("deposited_at", "7 years"), 6);
    shipped.assertErased("page_views", over("viewed_at", "7 years"), 0);
  }

  @Tag("KP-02")
  @Tag("KP-04")
  @Tag("KP-07")
  @ParameterizedTest
  @CsvSource({
    "audience, 25 months",
    "security, 12 months",
    "login, 13 months",
    "advertising, 13 months",
    "social, 13 months",
    "legal, 7 years",
  })
  void retain_questionsAnswered_eachPurposeHasItsLength(String purpose, String length) {
    String due = "purpose = '%s' AND %s".formatted(purpose, over("deposited_at", length));
    long frozen = purpose.equals("security") || purpose.equals("login") ? 3 : 0;

    assertThat(answered.number("SELECT count(*) FROM cookies WHERE " + due)).isEqualTo(frozen);
    assertThat(
            answered.number(
                "SELECT count(*) FROM before.cookies b WHERE purpose = '%s' AND (%s) IS NOT TRUE AND NOT EXISTS (SELECT FROM cookies c WHERE c.id = b.id)"
                    .formatted(purpose, due)))
        .isZero();
  }

  @Tag("KP-07")
  @Test
  void retain_questionsOpen_shortensNothing() {
    shipped.assertNothingElseIsGone("cookies", over("deposited_at", "7 years"));
    answered.assertErased("page_views", over("viewed_at", "25 months"), 0);
  }

  @Tag("KP-11")
  @Test
  void retain_choices_liveThirteenMonths() {
    shipped.assertErased("cookie_choices", over("decided_at", "13 months"), 0);
  }

  @Tag("KP-10")
  @Test
  void retain_identityCopies_goWithTheEndOfTheirRequest() {
    shipped.assertErased(
        "identity_copies",
        "request_state = 'closed' AND request_closed_at < '2026-03-01 00:00+00'",
        0);
    answered.assertErased(
        "identity_copies",
        "request_state = 'closed' AND request_closed_at < '2026-03-01 00:00+00' OR request_state = 'open' AND "
            + over("received_at", "45 days"),
        0);
  }

  @Tag("KP-06")
  @Test
  void retain_questionsAnswered_recordingsGoByPurpose() {
    answered.assertErased(
        "call_recordings",
        "CASE purpose WHEN 'quality' THEN %s ELSE %s END"
            .formatted(over("recorded_at", "6 months"), over("recorded_at", "13 months")),
        0);
    shipped.assertNothingElseIsGone("call_recordings", "FALSE");
  }

  @Tag("KP-03")
  @Test
  void retain_wordingOfAnErrorIsStored_isRefusedByName() {
    shipped.assertRefused("page_views", "error_text");
  }

  @Tag("KP-09")
  @Test
  void retain_heldAndRestricted_areSpared() {
    assertThat(
            shipped.number("SELECT count(*) FROM cookies WHERE " + over("deposited_at", "7 years")))
        .as("three held, three restricted")
        .isEqualTo(6);
  }

  @Tag("KP-03")
  @Tag("KP-04")
  @Tag("KP-11")
  @Tag("KP-12")
  @Tag("KP-S1")
  @Tag("KP-S3")
  @Test
  void traffic_countsPagesOfThoseWhoAccepted_andNothingElse() {
    assertThat(PublishedPages.tables(shipped.rig()))
        .contains("traffic_pages")
        .doesNotContain("cookies");
    assertThat(pages).isNotEmpty().isEqualTo(accepted());
  }

  /** Named pages seen after an accepted choice, in groups of eleven visitors and more. */
  private Map<String, Long> accepted() {
    var views = new TreeMap<String, Long>();
    shipped
        .sql()
        .sql(
            """
            SELECT CASE WHEN route IN ('/', '/tarifs', '/aide', '/connexion', '/espace-client',
                     '/espace-client/virements', '/contact') THEN route ELSE 'other' END AS page,
                   count(*) AS views
            FROM (SELECT v.*, split_part(path, '?', 1) AS route FROM before.page_views v) v
            WHERE viewed_at >= '2026-02-16 00:00+00' AND viewed_at < '2026-02-23 00:00+00'
              AND (SELECT choice FROM before.cookie_choices c WHERE c.visitor_id = v.visitor_id
                     AND decided_at <= viewed_at ORDER BY decided_at DESC LIMIT 1) = 'accepted'
            GROUP BY 1 HAVING count(DISTINCT visitor_id) >= 11
            """)
        .query(
            row -> {
              views.put(row.getString("page"), row.getLong("views"));
            });
    return views;
  }

  private static String over(String column, String length) {
    return OVER.formatted(column, length);
  }
}
