-- Who was due logs in again before the plan is applied.
WITH returned AS (
  UPDATE users SET last_login_at = :at WHERE id = ANY (:keys) RETURNING id
)
INSERT INTO logins (id, user_id, logged_at, ip, provider, user_agent, language, time_zone)
SELECT (SELECT coalesce(max(id), 0) FROM logins) + row_number() OVER (ORDER BY id),
       id, :at, '198.18.0.1', 'password', 'Mozilla/5.0 (Demo)', 'fr-CM', 'Africa/Douala'
FROM returned;
