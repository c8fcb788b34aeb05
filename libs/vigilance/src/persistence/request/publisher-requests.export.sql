-- Facts that the publisher was sent, what it answered and undertook. Nobody who reported, nor what they said.
SELECT q.id, q.number, q.application_id AS "applicationId", q.kind, q.severity, q.versions, q.facts, q.sent_at AS "sentAt",
  q.state, q.settlement,
  (SELECT coalesce(jsonb_agg(s - 'by' ORDER BY n), '[]') FROM jsonb_array_elements(q.statements) WITH ORDINALITY AS t(s, n)) AS statements,
  (SELECT coalesce(jsonb_agg(c - 'by' - 'judgedBy' ORDER BY n), '[]') FROM jsonb_array_elements(q.commitments) WITH ORDINALITY AS t(c, n)) AS commitments
FROM vigilance.publisher_request q
WHERE q.organisation_id = $1 ORDER BY q.id
