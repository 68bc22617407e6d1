-- Who was due asks for the account to be opened again before the plan is applied.
UPDATE accounts SET state = 'open', closed_at = NULL, last_login_at = :at WHERE id = ANY (:keys);
