package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.evidence.ResidualRecord;
import dev.lethe.jobs.retention.DemoRig;
import dev.lethe.jobs.retention.RetentionJob;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform for live events, private ones among them, whose cards are with a provider. */
class EventPlatformTest extends ControllerPromises {
  private Map<String, Long> pages = Map.of();

  EventPlatformTest() {
    super("okasio", 600);
  }

  @BeforeAll
  void readPages() {
    pages = PublishedPages.of(shipped.rig());
  }

  @Tag("OK-07")
  @Test
  void retain_closedAccounts_goOnTheDayAfter() {
    shipped.assertErased(
        "accounts", "state = 'closed' AND closed_at < '2026-03-01 00:00+01'", 4 + 4);
  }

  @Tag("OK-01")
  @ParameterizedTest
  @CsvSource({"registrations", "reviews", "photos", "replays", "payment_tokens"})
  void retain_closedAccounts_leaveNoMedia(String table) {
    assertThat(
            shipped.number(
                "SELECT count(*) FROM before.%s t WHERE NOT EXISTS (SELECT FROM accounts a WHERE a.id = t.account_id) AND EXISTS (SELECT FROM %1$s s WHERE s.id = t.id)"
                    .formatted(table)))
        .isZero();
    assertThat(
            shipped.number(
                "SELECT count(*) FROM before.%s t JOIN before.accounts a ON a.id = t.account_id WHERE a.state = 'closed'"
                    .formatted(table)))
        .isGreaterThan(table.equals("registrations") ? -1 : 0);
  }

  @Tag("OK-01")
  @Test
  void retain_activityOfSomebodyErased_staysForOthersWithoutTheirWords() {
    assertThat(
            shipped.number(
                "SELECT count(*) FROM activities a JOIN registrations r ON r.activity_id = a.id WHERE a.organiser_id IS NULL AND a.title = '[activité effacée]' AND a.description IS NULL"))
        .isGreaterThanOrEqualTo(8);
    assertThat(
            shipped.number(
                "SELECT count(*) FROM activities WHERE organiser_id IS NULL AND (title <> '[activité effacée]' OR description IS NOT NULL)"))
        .isZero();
  }

  @Tag("OK-08")
  @Tag("OK-10")
  @Test
  void retain_prospects_goThreeYearsAfterTheirOwnLastWord() {
    shipped.assertErased(
        "prospects",
        "((greatest(agreed_again_at, CASE origin WHEN 'former-customer' THEN relation_ended_at ELSE coalesce(last_contact_at, collected_at) END) AT TIME ZONE 'Europe/Paris')::date + interval '3 years')::date < '2026-03-01'",
        3);
  }

  @Tag("OK-08")
  @Tag("OK-10")
  @Test
  void retain_prospectsWhoseEndIsNear_areAskedOnce() {
    shipped.assertAsked(
        "prospects",
        "(greatest(agreed_again_at, CASE origin WHEN 'former-customer' THEN relation_ended_at ELSE coalesce(last_contact_at, collected_at) END)"
            + " AT TIME ZONE 'Europe/Paris')::date + interval '3 years' BETWEEN '2026-03-31' AND '2026-04-07'");
  }

  @Tag("OK-12")
  @ParameterizedTest
  @CsvSource({
    "payment-provider, payment_tokens, psp_token",
    "object-store, photos, storage_path",
    "object-store, replays, storage_path",
  })
  void retain_whatOthersKeep_isAskedFor(String recipient, String table, String reference) {
    shipped.assertTold(recipient, table, reference);
  }

  @Tag("OK-12")
  @Tag("OK-13")
  @Test
  void retain_tokens_goWithTheTransactionTheCardOrTheRegistration() {
    shipped.assertErased(
        "payment_tokens",
        """
        CASE WHEN consent <> 'given' THEN last_settled_at < '2026-03-01 00:00+01'
             WHEN unregistered_at IS NOT NULL THEN unregistered_at < '2026-03-01 00:00+01'
             ELSE card_expires_on < '2026-03-01' END
        OR account_id IN (SELECT id FROM before.accounts EXCEPT SELECT id FROM accounts)
        """,
        0);
  }

  @Tag("OK-15")
  @Test
  void retain_debits_areProofInTheArchiveFor13MonthsAnd15OnlyIfDeferred() {
    String ends =
        "(debited_on + CASE WHEN deferred_debit THEN interval '15 months' ELSE interval '13 months' END)::date";
    shipped.assertErased("payment_proofs", "debited_on < '2026-03-01'", 4);
    shipped.assertArchived(
        "payment_proofs",
        "debited_on < '2026-03-01' AND NOT EXISTS (SELECT FROM payment_proofs p WHERE p.id = b.id) AND %s >= '2026-03-01'"
            .formatted(ends),
        "psp_reference, amount_cents, debited_on",
        ends);
    assertThat(
            shipped.number(
                "SELECT max('2026-03-01' - debited_on) FROM before.payment_proofs b WHERE deferred_debit AND EXISTS (SELECT FROM lethe_archive.entry e WHERE e.row_key = b.id::text)"))
        .as("days since the oldest archived deferred debit")
        .isEqualTo(455);
  }

  /** Four proofs of 13 months are in the archive today; tomorrow they are nowhere. */
  @Tag("OK-15")
  @Test
  void retain_nextDay_proofsWhoseTimeIsOverLeaveTheArchive() throws SQLException {
    UnaryOperator<String> large = text -> text.replace("refuse-above: 20%", "refuse-above: 100%");
    try (DemoRig rig = DemoRig.of("okasio", "proofs", 600, large)) {
      assertThat(proofsUntilFirstOfMarchAfter(rig, LocalDate.parse("2026-03-01"))).isEqualTo(8);
      assertThat(proofsUntilFirstOfMarchAfter(rig, LocalDate.parse("2026-03-02"))).isZero();
    }
  }

  private static long proofsUntilFirstOfMarchAfter(DemoRig rig, LocalDate day) {
    String key = "proof|" + day;
    assertThat(rig.retain(key, day).code()).isEqualTo(ExitCode.WAITING);
    rig.approve(key);
    RetentionJob.Ended ended = rig.retain(key, day);
    assertThat(ended.code()).as(ended.message()).isEqualTo(ExitCode.DONE);
    return rig.sql()
        .sql("SELECT count(*) FROM lethe_archive.entry WHERE purge_after = '2026-03-01'")
        .query(Long.class)
        .single();
  }

  @Tag("OK-11")
  @Tag("OK-16")
  @ParameterizedTest
  @CsvSource({
    "payment_tokens, card_number",
    "payment_tokens, cvv2",
    "payment_tokens, cryptogram",
    "payment_proofs, card_number",
    "payment_proofs, cvv2",
  })
  void retain_cardNumberOrCodeIsStored_isRefusedByName(String table, String column) {
    shipped.assertRefused(table, column);
  }

  @Tag("OK-11")
  @Test
  void plan_cardNumberInAReview_isAnIncident() {
    Long review =
        shipped
            .sql()
            .sql(
                "UPDATE reviews SET body = 'Payé avec 4111 1111 1111 1111 !' WHERE id = (SELECT min(id) FROM reviews) RETURNING id")
            .query(Long.class)
            .single();
    RetentionJob.Ended ended = shipped.rig().retain("card");
    shipped.sql().sql("UPDATE reviews SET body = 'Payé !' WHERE id = ?").param(review).update();

    assertThat(ended.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(ended.message())
        .startsWith("Cannot plan okasio: an incident.")
        .contains("stands in reviews.body (1); in brackets the rows.")
        .doesNotContain("4111");
    assertThat(shipped.rig().controller().runLog().read(ended.run().id()))
        .singleElement()
        .isInstanceOfSatisfying(
            ResidualRecord.class,
            record -> {
              assertThat(record.finding()).isEqualTo(ResidualRecord.Finding.RESIDUE);
              assertThat(record.hits()).isEqualTo(1);
            });
  }

  @Tag("OK-11")
  @Test
  void retain_noCardNumber_isProvedByTheRunLog() {
    assertThat(shipped.rig().controller().runLog().read())
        .filteredOn(ResidualRecord.class::isInstance)
        .map(ResidualRecord.class::cast)
        .filteredOn(record -> record.store().equals("card numbers in the source"))
        .first()
        .satisfies(
            record -> {
              assertThat(record.finding()).isEqualTo(ResidualRecord.Finding.CLEAN);
              assertThat(record.bytes()).isPositive();
            });
  }

  @Tag("OK-14")
  @Test
  void retain_oppositions_stayUntilTheDpoHasAnswered() {
    shipped.assertNothingElseIsGone("oppositions", "FALSE");
    answered.assertErased(
        "oppositions",
        "((exercised_at AT TIME ZONE 'Europe/Paris')::date + interval '3 years')::date < '2026-03-01'",
        0);
  }

  @Tag("OK-09")
  @Test
  void retain_invoicesOfAccountsThatStay_stayUntilTheDpoHasAnswered() {
    String left = "account_id NOT IN (SELECT id FROM accounts)";
    shipped.assertNothingElseIsGone("invoices", left);
    answered.assertErased(
        "invoices", "(fiscal_year_end + interval '10 years')::date < '2026-03-01' OR " + left, 0);
  }

  @Tag("OK-09")
  @Test
  void retain_invoicesOfClosedAccounts_areArchivedForTenYearsOfTheirYear() {
    shipped.assertArchived(
        "invoices",
        "account_id NOT IN (SELECT id FROM accounts) AND (fiscal_year_end + interval '10 years')::date >= '2026-03-01'",
        "number, billed_to, amount_cents, fiscal_year_end",
        "(fiscal_year_end + interval '10 years')::date");
  }

  @Tag("OK-20")
  @Test
  void retain_restrictedHeldAndReturned_areSpared() {
    assertThat(
            shipped.number(
                "SELECT count(*) FROM accounts WHERE state = 'closed' AND closed_at < '2026-03-01 00:00+01'"))
        .as("four held, four restricted")
        .isEqualTo(8);
    assertThat(
            shipped.number(
                "SELECT count(*) FROM accounts WHERE last_login_at = '2026-03-01 09:00+00'"))
        .as("came back")
        .isEqualTo(4);
  }

  @Tag("OK-23")
  @Test
  void retain_viewsAndChoices_haveTheirOwnLengths() {
    shipped.assertErased(
        "page_views",
        "((viewed_at AT TIME ZONE 'Europe/Paris')::date + interval '25 months')::date < '2026-03-01'",
        0);
    shipped.assertErased(
        "cookie_choices",
        "((decided_at AT TIME ZONE 'Europe/Paris')::date + interval '13 months')::date < '2026-03-01'",
        0);
  }

  @Tag("OK-02")
  @Tag("OK-03")
  @Test
  void traffic_countsPagesOfThoseWhoAgreed_andNothingElse() {
    assertThat(PublishedPages.tables(shipped.rig()))
        .contains("traffic_pages", "traffic_visits")
        .doesNotContain("traffic_browsers", "traffic_referrers", "activities");
    assertThat(pages).isNotEmpty().isEqualTo(agreed());
  }

  @Tag("OK-04")
  @Test
  void traffic_privateActivities_reachNoStatistic() {
    assertThat(
            shipped.number("SELECT count(*) FROM before.activities WHERE visibility = 'private'"))
        .isPositive();
    assertThat(shipped.rig().controller().policy().releases()).isEmpty();
    assertThatThrownBy(
            () ->
                shipped
                    .sql()
                    .sql(
                        "INSERT INTO page_views SELECT 0, visitor_id, viewed_at, '/prive/1' FROM page_views LIMIT 1")
                    .update())
        .hasMessageContaining("no_private_activity");
  }

  /** Named pages seen after a yes, in groups of eleven visitors and more. */
  private Map<String, Long> agreed() {
    var views = new TreeMap<String, Long>();
    shipped
        .sql()
        .sql(
            """
            SELECT CASE WHEN route IN ('/', '/activites', '/tarifs', '/aide', '/compte', '/inscription')
                     THEN route WHEN route ~ '^/activites/[^/]+$' THEN '/activites/*' ELSE 'other' END AS page,
                   count(*) AS views
            FROM (SELECT v.*, split_part(path, '?', 1) AS route FROM before.page_views v) v
            WHERE viewed_at >= '2026-02-16 00:00+01' AND viewed_at < '2026-02-23 00:00+01'
              AND (SELECT choice FROM before.cookie_choices c WHERE c.visitor_id = v.visitor_id
                     AND decided_at <= viewed_at ORDER BY decided_at DESC LIMIT 1) = 'granted'
            GROUP BY 1 HAVING count(DISTINCT visitor_id) >= 11
            """)
        .query(
            row -> {
              views.put(row.getString("page"), row.getLong("views"));
            });
    return views;
  }
}
