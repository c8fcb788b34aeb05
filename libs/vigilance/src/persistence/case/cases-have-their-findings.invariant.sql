-- A case that is being put right has a finding for each criterion it named. What is on its way counts as done.
SELECT c.number AS incident, jsonb_array_length(c.gaps) AS named, c.round
FROM vigilance.incident_case c
WHERE c.state = 'mitigating'
  AND jsonb_array_length(c.gaps) > (
    SELECT count(DISTINCT f.criterion) FROM referencing.finding f
    WHERE f.source_type = 'incident' AND f.source_id = c.id::text || CASE WHEN c.round > 1 THEN ':' || c.round ELSE '' END)
  AND NOT EXISTS (
    SELECT FROM messaging.delivery m
    WHERE m.done_at IS NULL AND m.job IN ('referencing.open-case-findings', 'vigilance.follow-lost-listing')
      AND position(c.id::text IN m.payload::text) > 0);
