-- An audit is in the state its last journal entry led to, and so is a plan.
SELECT t.kind, t.id, t.state, last.body ->> 'to' AS journal
FROM (SELECT 'audit' AS kind, id, state FROM audit.audit UNION ALL SELECT 'audit-plan', id, state FROM audit.plan) t
LEFT JOIN LATERAL (
  SELECT e.body::jsonb AS body FROM journal.entry e
  WHERE e.subject_kind = t.kind AND e.subject_id = t.id::text AND e.body::jsonb ? 'to'
  ORDER BY e.seq DESC LIMIT 1) last ON true
WHERE last.body ->> 'to' IS DISTINCT FROM t.state;
