package dev.lethe.jobs.realdata;

import dev.lethe.jobs.postgres.FreshDatabase;
import dev.lethe.jobs.postgres.Template;
import dev.lethe.jobs.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** The film rental chain, with its triggers, and what should happen to it in plain SQL. */
final class DvdRental {
  private static final Template TEMPLATE = new Template("dvdrental", DvdRental::load);

  /** Who is due as of a day: 'customer_id, address_id'. */
  private static final String DUE =
      """
      SELECT customer_id, address_id FROM (
        SELECT c.customer_id, c.address_id, greatest(
          (SELECT max(r.rental_date) FROM rental r WHERE r.customer_id = c.customer_id),
          (SELECT max(p.payment_date) FROM payment p WHERE p.customer_id = c.customer_id)) AS latest
        FROM customer c WHERE c.customer_id > 0) a
      WHERE (latest AT TIME ZONE 'UTC' AT TIME ZONE 'America/Edmonton')::date + interval '1 year'
            < date '%s'
      """;

  private static final String EXPECTED =
      """
      CREATE TABLE expected.payment AS SELECT payment_id FROM payment p JOIN rental r USING (rental_id)
      WHERE p.customer_id IN (SELECT customer_id FROM expected.due)
         OR r.customer_id IN (SELECT customer_id FROM expected.due);
      CREATE TABLE expected.rental AS SELECT rental_id FROM rental
      WHERE customer_id IN (SELECT customer_id FROM expected.due);
      CREATE TABLE expected.address AS SELECT address_id FROM address
      WHERE address_id IN (SELECT address_id FROM expected.due)
        AND address_id NOT IN (SELECT address_id FROM store)
        AND address_id NOT IN (SELECT address_id FROM staff)
        AND address_id NOT IN (SELECT c.address_id FROM customer c
                               WHERE c.customer_id NOT IN (SELECT customer_id FROM expected.due));
      """;

  private DvdRental() {}

  static FreshDatabase fresh(TestDatabase server) {
    return server.fresh("dvdrental_run", TEMPLATE);
  }

  static long countDue(FreshDatabase database, String asOf) {
    return database.number("SELECT count(*) FROM (%s) d".formatted(DUE.formatted(asOf)));
  }

  /**
   * Hours from the midnight after the first period ended until {@code now}; before anybody goes.
   */
  static long lateness(FreshDatabase database, String now) {
    return database.number(
        """
        SELECT floor(extract(epoch FROM timestamptz '%s' - min(due)) / 3600)::bigint FROM (
          SELECT ((max(at) AT TIME ZONE 'UTC' AT TIME ZONE 'America/Edmonton')::date
                  + interval '1 year' + interval '1 day') AT TIME ZONE 'America/Edmonton' AS due
          FROM (SELECT customer_id, rental_date AS at FROM rental
                UNION ALL SELECT customer_id, payment_date FROM payment) a
          JOIN expected.due USING (customer_id) GROUP BY customer_id) d
        """
            .formatted(now));
  }

  /**
   * Writes down who is due as of a day, lets stores, staff and other customers share some of their
   * addresses, and writes down what should go. To be called before the engine plans.
   */
  static void expect(FreshDatabase database, String asOf) {
    database.execute("CREATE SCHEMA expected; CREATE TABLE expected.due AS " + DUE.formatted(asOf));
    share(database);
    database.execute(EXPECTED);
  }

  private static void share(FreshDatabase database) {
    String other =
        "(SELECT min(customer_id) FROM customer WHERE customer_id > 0 AND customer_id NOT IN (SELECT customer_id FROM expected.due))";
    database.execute(
        """
        UPDATE store SET address_id = %s WHERE store_id = 1;
        UPDATE staff SET address_id = %s WHERE staff_id = 1;
        UPDATE customer SET address_id = %s WHERE customer_id = %s;
        UPDATE customer SET address_id = %s WHERE customer_id = %s;
        UPDATE expected.due d SET address_id = c.address_id FROM customer c
        WHERE c.customer_id = d.customer_id;
        """
            .formatted(
                due(0, "address_id"),
                due(1, "address_id"),
                due(2, "address_id"),
                other,
                due(3, "address_id"),
                due(4, "customer_id")));
  }

  /** A column of a due customer, by position in the order of keys. */
  private static String due(int position, String column) {
    return "(SELECT %s FROM expected.due ORDER BY customer_id OFFSET %d LIMIT 1)"
        .formatted(column, position);
  }

  private static void load(FreshDatabase database) {
    try (Connection connection = database.connect()) {
      PsqlScript.run(connection, SharedData.path("dvdrental/dvdrental_pg15.sql"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    triggers(database);
  }

  /** As upstream has them, on the 14 tables with such a column. */
  private static void triggers(FreshDatabase database) {
    database.execute(
        """
        CREATE FUNCTION last_updated() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN NEW.last_update := CURRENT_TIMESTAMP; RETURN NEW; END $$
        """);
    database
        .rows(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'last_update'")
        .forEach(
            table ->
                database.execute(
                    "CREATE TRIGGER last_updated BEFORE UPDATE ON \"%s\" FOR EACH ROW EXECUTE FUNCTION last_updated()"
                        .formatted(table)));
  }
}
