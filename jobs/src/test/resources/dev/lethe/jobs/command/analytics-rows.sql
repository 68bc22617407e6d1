-- Invented rows for the analytics schema: who falls due follows from the numbers alone.
CREATE FUNCTION pg_temp.id(kind text, n int) RETURNS uuid LANGUAGE sql AS $$ SELECT md5(kind || n)::uuid $$;
-- 40 users: the first 15 came and did nothing after 2021.
INSERT INTO "user" (user_id, username, password, role, created_at)
SELECT pg_temp.id('user', n), 'login' || n, 'hash' || n, 'user',
       CASE WHEN n <= 15 THEN timestamptz '2021-03-01 12:00Z' ELSE timestamptz '2025-01-01 12:00Z' END
FROM generate_series(1, 40) n;
-- Users 1 to 10 own a website each; those of 1 to 5 are of 2021, those of 6 to 10 of 2025.
INSERT INTO website (website_id, name, user_id, created_at)
SELECT pg_temp.id('website', n), 'site' || n, pg_temp.id('user', n),
       CASE WHEN n <= 5 THEN timestamptz '2021-04-01 12:00Z' ELSE timestamptz '2025-02-01 12:00Z' END
FROM generate_series(1, 10) n;
-- 500 sessions of the first of January 2023 on websites 6 to 10; every second one comes back in 2025.
INSERT INTO session (session_id, website_id, browser, country, created_at)
SELECT pg_temp.id('session', n), pg_temp.id('website', 6 + n % 5), 'firefox', 'CM',
       timestamptz '2023-01-01 12:00Z' FROM generate_series(1, 500) n;
INSERT INTO website_event (event_id, website_id, session_id, created_at, url_path, visit_id)
SELECT pg_temp.id('event', n), pg_temp.id('website', 6 + n % 5), pg_temp.id('session', n), timestamptz '2023-01-01 12:01Z',
       '/', pg_temp.id('visit', n) FROM generate_series(1, 500) n;
INSERT INTO website_event (event_id, website_id, session_id, created_at, url_path, visit_id)
SELECT pg_temp.id('late', n), pg_temp.id('website', 6 + n % 5), pg_temp.id('session', n), timestamptz '2025-06-01 12:00Z',
       '/', pg_temp.id('again', n) FROM generate_series(2, 500, 2) n;
INSERT INTO event_data (event_data_id, website_id, website_event_id, data_key, data_type, created_at)
SELECT pg_temp.id('data', n), pg_temp.id('website', 6 + n % 5), pg_temp.id('event', n), 'plan', 1, timestamptz '2023-01-01 12:01Z'
FROM generate_series(1, 500) n;
