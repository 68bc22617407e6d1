package dev.lethe.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.config.ExitCode;
import dev.lethe.jobs.retention.DemoRig;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A software for stock keeping: its customers' accounts, and the people they entrust to it. */
class InventoryServiceTest extends ControllerPromises {
  private static final String THREE_YEARS =
      "((%s AT TIME ZONE 'Europe/Paris')::date + interval '3 years')::date < '2026-01-01'";

  InventoryServiceTest() {
    super("k-inventory", 400);
  }

  @Tag("KI-02")
  @Test
  void retain_terminatedTenants_goSixDaysBeforeTheShortestMonthEnds() {
    shipped.assertErased(
        "tenants",
        "state = 'terminated' AND (terminated_at AT TIME ZONE 'Europe/Paris')::date + 22 < '2026-01-01'",
        8);
  }

  @Tag("KI-01")
  @Tag("KI-02")
  @ParameterizedTest
  @CsvSource({"staff_users", "service_people", "stock_movements"})
  void retain_terminatedTenants_takeWhatWasEntrustedAndNobodyElses(String table) {
    shipped.assertErased(table, "tenant_id NOT IN (SELECT id FROM tenants)", 0);
  }

  @Tag("KI-01")
  @Test
  void retain_serviceData_reachNoWarehouse() {
    assertThat(shipped.number("SELECT count(*) FROM before.service_people")).isPositive();
    assertThat(Files.exists(shipped.rig().controller().settings().warehouse())).isFalse();
  }

  @Tag("KI-06")
  @Test
  void retain_contactsUploadedToAudiences_areAskedFor() {
    answered.assertTold("advertising-audiences", "crm_contacts", "email");
  }

  @Tag("KI-14")
  @Tag("KI-15")
  @Test
  void retain_cards_goWithTheirTransactionOrTheirAgreement() {
    shipped.assertErased(
        "payment_cards",
        """
        CASE WHEN keep_agreed
             THEN (expires_on + interval '1 month')::date <= '2026-01-01'
                  OR agreement_withdrawn_at < '2026-01-01 00:00+01'
             ELSE settled_at < '2026-01-01 00:00+01' END
        OR tenant_id NOT IN (SELECT id FROM tenants)
        """,
        0);
  }

  @Tag("KI-15")
  @Test
  void retain_cardOfDecember_isThereOnItsLastDayAndGoneOnTheNext() throws SQLException {
    try (DemoRig rig = DemoRig.of("k-inventory", "card_month", 400, text -> text)) {
      assertThat(cardsOfDecemberAfter(rig, LocalDate.parse("2025-12-31"))).isEqualTo(5);
      assertThat(cardsOfDecemberAfter(rig, LocalDate.parse("2026-01-01"))).isZero();
    }
  }

  private static long cardsOfDecemberAfter(DemoRig rig, LocalDate day) {
    String key = "card|" + day;
    assertThat(rig.retain(key, day).code()).isEqualTo(ExitCode.WAITING);
    rig.approve(key);
    assertThat(rig.retain(key, day).code()).isEqualTo(ExitCode.DONE);
    return rig.sql()
        .sql("SELECT count(*) FROM payment_cards WHERE expires_on = '2025-12-01'")
        .query(Long.class)
        .single();
  }

  @Tag("KI-05")
  @Tag("KI-16")
  @ParameterizedTest
  @CsvSource({"cvv", "cvc", "cryptogram"})
  void retain_codeOfACardIsStored_isRefusedByName(String column) {
    shipped.assertRefused("payment_cards", column);
  }

  @Tag("KI-12")
  @Tag("KI-13")
  @Test
  void retain_contacts_goAfterThreeYearsOnceTheDpoHasAnswered() {
    shipped.assertNothingElseIsGone("crm_contacts", "FALSE");
    answered.assertErased(
        "crm_contacts",
        THREE_YEARS.formatted(
            "greatest(agreed_again_at, CASE kind WHEN 'former' THEN relation_ended_at ELSE coalesce(last_contact_at, collected_at) END)"),
        0);
  }

  @Tag("KI-13")
  @Test
  void retain_contactsWhoseEndIsNear_areAskedOnceTheDpoHasAnswered() {
    assertThat(shipped.number("SELECT count(*) FROM lethe.recontact")).isZero();
    answered.assertAsked(
        "crm_contacts",
        "(greatest(agreed_again_at, CASE kind WHEN 'former' THEN relation_ended_at ELSE coalesce(last_contact_at, collected_at) END)"
            + " AT TIME ZONE 'Europe/Paris')::date + interval '3 years' BETWEEN '2026-01-31' AND '2026-02-07'");
  }

  @Tag("KI-08")
  @Test
  void retain_optOuts_stayUntilTheDpoHasAnswered() {
    shipped.assertNothingElseIsGone("opt_outs", "FALSE");
    answered.assertErased("opt_outs", THREE_YEARS.formatted("exercised_at"), 0);
  }

  @Tag("KI-17")
  @Test
  void retain_invoicesOfTenantsThatStay_stayUntilTheDpoHasAnswered() {
    String left = "tenant_id NOT IN (SELECT id FROM tenants)";
    shipped.assertNothingElseIsGone("invoices", left);
    answered.assertErased(
        "invoices", "(fiscal_year_end + interval '10 years')::date < '2026-01-01' OR " + left, 0);
  }

  @Tag("KI-17")
  @Test
  void retain_invoicesOfTenantsThatLeft_areArchivedForTenYearsOfTheirYear() {
    shipped.assertArchived(
        "invoices",
        "tenant_id NOT IN (SELECT id FROM tenants) AND (fiscal_year_end + interval '10 years')::date >= '2026-01-01'",
        "number, billed_to, amount_cents, fiscal_year_end",
        "(fiscal_year_end + interval '10 years')::date");
  }

  @Tag("KI-14")
  @Test
  void retain_cardsThatAreDone_areProofFor13MonthsAnd15OnlyIfDeferred() {
    String ends =
        "((settled_at AT TIME ZONE 'Europe/Paris')::date + CASE WHEN deferred_debit THEN interval '15 months' ELSE interval '13 months' END)::date";
    shipped.assertArchived(
        "payment_cards",
        "%s >= '2026-01-01' AND (tenant_id NOT IN (SELECT id FROM tenants) OR NOT keep_agreed AND settled_at < '2026-01-01 00:00+01')"
            .formatted(ends),
        "card_number_sealed, expires_on, settled_at",
        ends);
  }

  @Tag("KI-19")
  @Test
  void retain_restrictedHeldAndReturned_areSpared() {
    assertThat(
            shipped.number(
                "SELECT count(*) FROM tenants WHERE state = 'terminated' AND terminated_at < '2025-12-01'"))
        .as("four held, four restricted")
        .isEqualTo(8);
    assertThat(
            shipped.number(
                "SELECT count(*) FROM tenants t JOIN before.tenants b USING (id) WHERE t.state = 'active' AND b.state = 'terminated'"))
        .as("came back")
        .isEqualTo(4);
  }
}
