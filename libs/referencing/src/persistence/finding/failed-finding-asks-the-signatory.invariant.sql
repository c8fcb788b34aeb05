-- REG-20: a finding that nobody answered asked the signatory for a measure.
SELECT f.id, f.criterion, f.due_on
FROM referencing.finding f
WHERE f.state = 'failed' AND f.submitted_at IS NULL
  AND NOT EXISTS (SELECT FROM referencing.measure_proposal p WHERE p.source_type = 'finding' AND p.source_id = f.id::text);
