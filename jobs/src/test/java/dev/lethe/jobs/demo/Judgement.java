package dev.lethe.jobs.demo;

import dev.lethe.jobs.postgres.FreshDatabase;

/**
 * The oracle: what the policy's rules say about each row as of 1 March 2026, in PostgreSQL's own
 * calendar. Nothing here was taken from the generator.
 */
final class Judgement {

  private Judgement() {}

  static void install(FreshDatabase database) {
    database.execute(
        """
        CREATE SCHEMA oracle;
        CREATE FUNCTION oracle.here(timestamptz) RETURNS date LANGUAGE sql AS
          $$ SELECT ($1 AT TIME ZONE 'Africa/Douala')::date $$;
        CREATE FUNCTION oracle.over(timestamptz, interval) RETURNS boolean LANGUAGE sql AS
          $$ SELECT (oracle.here($1) + $2)::date < date '2026-03-01' $$;

        CREATE VIEW oracle.acts AS
          SELECT id, 'login' AS kind, last_login_at AS at FROM users WHERE last_login_at IS NOT NULL
          UNION ALL SELECT user_id, 'listing', published_at FROM listings
          UNION ALL SELECT sender_id, 'message', sent_at FROM messages
          UNION ALL SELECT buyer_id, 'order', placed_at FROM orders
          UNION ALL SELECT owner_id, 'contact', added_at FROM contacts
          UNION ALL SELECT user_id, 'login-row', logged_at FROM logins
          UNION ALL SELECT user_id, 'support-contact', opened_at FROM support_contacts;

        CREATE VIEW oracle.people AS
          SELECT u.id,
                 coalesce(max(a.at), u.created_at) AS latest,
                 CASE
                   WHEN u.parental_consent_at IS NULL
                        AND u.birth_date + interval '13 years' > date '2026-03-01' THEN 'DELETED'
                   WHEN oracle.over(coalesce(max(a.at), u.created_at), '3 years') THEN 'ANONYMISED'
                   ELSE 'KEPT'
                 END AS verdict
          FROM users u LEFT JOIN oracle.acts a USING (id)
          GROUP BY u.id;

        CREATE VIEW oracle.hits AS
          SELECT id, CASE WHEN oracle.over(viewed_at, '25 months') THEN 'DELETED' ELSE 'KEPT' END
                     AS verdict
          FROM page_views;
        CREATE VIEW oracle.choices AS
          SELECT id, CASE WHEN oracle.over(decided_at, '13 months') THEN 'DELETED' ELSE 'KEPT' END
                     AS verdict
          FROM consents;
        """);
  }
}
