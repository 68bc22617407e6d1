package dev.lethe.jobs.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Customers inactive since their last rental or payment. Only counts are ever compared. */
@ExtendWith(SharedData.class)
class DvdRentalTest {
  /** The last day that is due ends at 06:00 UTC, in the middle of the busiest day of payments. */
  private static final String AS_OF = "2008-04-30";

  private static final String LONG_AFTER = "2010-01-01";

  @Test
  void dump_loaded_hasTheFiguresOfItsReadme() {
    FreshDatabase database = DvdRental.fresh(TestDatabase.newest());

    assertThat(database.number("SELECT count(*) FROM customer")).isEqualTo(599);
    assertThat(database.number("SELECT count(*) FROM rental")).isEqualTo(16_044);
    assertThat(database.number("SELECT count(*) FROM payment")).isEqualTo(14_596);
    assertThat(database.number("SELECT count(*) FROM address")).isEqualTo(603);
    assertThat(database.number("SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
        .isEqualTo(18);
    assertThat(database.number("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"))
        .isEqualTo(14);
  }

  @Test
  void schemaCheck_linkToRentalLeftOut_asksForIt(@TempDir Path folder) throws IOException {
    List<String> problems = problems(folder, "(?m)^.*via: rental_id.*\n", "");

    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("payment.rental_id references rental")
        .contains("rental_id -> rental.rental_id");
  }

  @Test
  void schemaCheck_sharedAddressBlanked_isRefused(@TempDir Path folder) throws IOException {
    List<String> problems =
        problems(
            folder,
            "\\{via: (address_id <- customer.address_id)}",
            "{via: $1, at-expiry: blank, owns: [address2]}");

    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("Table address is blanked by 'address_id <- customer.address_id'");
  }

  /** Of the policy with something replaced. */
  private static List<String> problems(Path folder, String regex, String replacement)
      throws IOException {
    Path policy = folder.resolve("policy.yaml");
    Files.writeString(
        policy,
        Files.readString(RetainedDatabase.policy("dvdrental-delete.yaml"))
            .replaceAll(regex, replacement));
    return RetainedDatabase.schemaProblems(policy, DvdRental.fresh(TestDatabase.newest()));
  }

  @Test
  void delete_newestPostgres_equalsPlainSql() {
    deletes(DvdRental.fresh(TestDatabase.newest()));
  }

  @Test
  void delete_addressesWithoutForeignKey_equalsPlainSql() {
    FreshDatabase database = DvdRental.fresh(TestDatabase.newest());
    database.execute("ALTER TABLE customer DROP CONSTRAINT customer_address_id_fkey");

    deletes(database);
  }

  @Test
  void delete_oldestPostgres_equalsPlainSql() {
    deletes(DvdRental.fresh(TestDatabase.oldest()));
  }

  @Test
  void blank_newestPostgres_keepsTheBooksAndFindsNobodyAgain() {
    blanks(TestDatabase.newest());
  }

  @Test
  void blank_oldestPostgres_keepsTheBooksAndFindsNobodyAgain() {
    blanks(TestDatabase.oldest());
  }

  private static void deletes(FreshDatabase database) {
    DvdRental.expect(database, AS_OF);
    long due = expected(database, "due");
    long addresses = expected(database, "address");
    assertThat(due).isEqualTo(87);
    assertThat(expected(database, "rental")).isEqualTo(2_131);
    assertThat(expected(database, "payment"))
        .as("four of them by customers who stay, for rentals that go")
        .isEqualTo(1_956 + 4);
    assertThat(addresses)
        .as("a store, an employee and a customer who stays share three; two who go share one")
        .isEqualTo(87 - 4);
    long lateness = DvdRental.lateness(database, RetainedDatabase.NOW);
    assertThat(lateness).isGreaterThan(24 * 365 * 17);
    RetainedDatabase retained = RetainedDatabase.under("dvdrental-delete.yaml", database);

    RetainedDatabase.Run run = retained.retain(AS_OF);

    assertThat(run.planned().due()).isEqualTo(due);
    assertThat(run.of("customer").counts().done()).isEqualTo(due);
    assertThat(run.of("customer").maxLatenessHours()).isEqualTo(lateness);
    assertThat(run.of("customer").rows().deleted()).isEqualTo(due);
    assertThat(run.of("rental").rows().deleted()).isEqualTo(expected(database, "rental"));
    assertThat(run.of("payment").rows().deleted()).isEqualTo(expected(database, "payment"));
    assertThat(run.of("address").rows().deleted()).isEqualTo(addresses);
    assertGone(database, "customer", "customer_id", "due", 599);
    assertGone(database, "rental", "rental_id", "rental", 16_044);
    assertGone(database, "payment", "payment_id", "payment", 14_596);
    assertGone(database, "address", "address_id", "address", 603);
    assertThat(run.verification().isClean()).isTrue();
    assertThat(retained.retain(AS_OF).planned().due()).isZero();
  }

  private static void assertGone(
      FreshDatabase database, String table, String key, String expected, long before) {
    assertThat(
            database.number(
                "SELECT count(*) FROM %1$s JOIN expected.%3$s USING (%2$s)"
                    .formatted(table, key, expected)))
        .as("%s that should have gone", table)
        .isZero();
    assertThat(database.number("SELECT count(*) FROM " + table))
        .as("%s that stay", table)
        .isEqualTo(before - expected(database, expected));
  }

  private static void blanks(TestDatabase server) {
    FreshDatabase database = DvdRental.fresh(server);
    database.execute(
        "INSERT INTO customer (customer_id, store_id, first_name, last_name, address_id) VALUES (0, 1, 'House', 'account', 2)");
    DvdRental.expect(database, AS_OF);
    long due = expected(database, "due");
    long payments = moved(database, "payment");
    long rentals = moved(database, "rental");
    assertThat(due).isEqualTo(87);
    assertThat(rentals).isEqualTo(2_131);
    assertThat(payments).isEqualTo(1_956);
    long amount = database.number("SELECT sum(amount * 100)::bigint FROM payment");
    RetainedDatabase retained = RetainedDatabase.under("dvdrental-blank.yaml", database);

    RetainedDatabase.Run run = retained.retain(AS_OF);

    assertThat(run.planned().due()).isEqualTo(due);
    assertThat(run.of("customer").rows().blanked()).isEqualTo(due);
    assertThat(run.of("payment").rows().blanked()).isEqualTo(payments);
    assertThat(run.of("rental").rows().blanked()).isEqualTo(rentals);
    assertThat(run.of("address").rows().deleted()).isEqualTo(expected(database, "address"));
    assertThat(run.verification().isClean()).isTrue();
    assertThat(database.number("SELECT count(*) FROM customer")).isEqualTo(600);
    assertThat(database.number("SELECT count(*) FROM rental")).isEqualTo(16_044);
    assertThat(database.number("SELECT count(*) FROM payment")).isEqualTo(14_596);
    assertThat(database.number("SELECT sum(amount * 100)::bigint FROM payment")).isEqualTo(amount);
    assertThat(moved(database, "payment") + moved(database, "rental")).isZero();
    assertThat(database.number("SELECT count(*) FROM payment WHERE customer_id = 0"))
        .isEqualTo(payments);
    assertThat(blank(database)).isEqualTo(due);
    assertThat(touched(database)).as("the trigger fired on Lethe's own writes").isEqualTo(due);

    restartsNoClock(database, retained, due);
  }

  /** Nobody is due again on the same day, and long after exactly those who were not yet. */
  private static void restartsNoClock(
      FreshDatabase database, RetainedDatabase retained, long blanked) {
    assertThat(retained.retain(AS_OF).planned().due()).isZero();
    assertThat(DvdRental.countDue(database, LONG_AFTER)).isEqualTo(599 - blanked);
    RetainedDatabase.Run rest = retained.retain(LONG_AFTER);
    assertThat(rest.planned().due()).isEqualTo(599 - blanked);
    assertThat(rest.of("customer").rows().blanked()).isEqualTo(599 - blanked);
    assertThat(rest.verification().isClean()).isTrue();
    assertThat(retained.retain(LONG_AFTER).planned().due()).isZero();
    assertThat(database.number("SELECT count(*) FROM payment WHERE customer_id = 0"))
        .isEqualTo(14_596);
  }

  private static long expected(FreshDatabase database, String table) {
    return database.number("SELECT count(*) FROM expected." + table);
  }

  private static long moved(FreshDatabase database, String table) {
    return database.number(
        "SELECT count(*) FROM %s JOIN expected.due USING (customer_id)".formatted(table));
  }

  private static long blank(FreshDatabase database) {
    return database.number(
        """
        SELECT count(*) FROM customer JOIN expected.due USING (customer_id)
        WHERE first_name = '-' AND last_name = '-' AND email IS NULL AND customer.address_id = 1
        """);
  }

  private static long touched(FreshDatabase database) {
    return database.number(
        """
        SELECT count(*) FROM customer JOIN expected.due USING (customer_id)
        WHERE last_update > now() - interval '1 hour'
        """);
  }
}
