-- Every limit of an audit has its timer, live or rung; nothing rings for an audit that has ended.
SELECT a.id, a.state, l.kind
FROM audit.audit a CROSS JOIN LATERAL (VALUES
  ('audit.planned', a.state = 'planned'),
  ('audit.start', a.state = 'planned' AND a.starts_on IS NOT NULL),
  ('audit.fieldwork', a.state = 'open'),
  ('audit.access', a.state = 'open' AND a.access IS NOT NULL AND a.access ->> 'givenAt' IS NULL AND NOT (a.access ->> 'obstructed')::boolean),
  ('audit.observations', a.state = 'observations' AND a.observations IS NULL)) AS l(kind, runs)
WHERE l.runs AND NOT EXISTS (
  SELECT FROM jobs.timer t
  WHERE t.subject_kind = 'audit' AND t.subject_id = a.id::text AND t.kind = l.kind AND t.state <> 'cancelled')
UNION ALL
SELECT a.id, a.state, t.kind
FROM audit.audit a JOIN jobs.timer t ON t.subject_kind = 'audit' AND t.subject_id = a.id::text AND t.state = 'live'
WHERE a.state IN ('corrective', 'closed', 'cancelled');
