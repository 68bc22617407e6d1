-- Who was due takes the termination back before the plan is applied.
UPDATE tenants SET state = 'active', terminated_at = NULL WHERE id = ANY (:keys) AND :at IS NOT NULL;
