-- What was established reaches who has to put it right: a case that has sent facts has sent them for its last round too, and
-- never oftener than it was confirmed. Those that were over before facts were sent have no request at all.
SELECT c.number AS incident, c.round, count(q.id) AS requests
FROM vigilance.incident_case c JOIN vigilance.publisher_request q ON q.case_id = c.id
GROUP BY c.id
HAVING count(q.id) > c.round
    OR max(q.sent_at) < (SELECT max(e.at) FROM (
         SELECT (j.body::jsonb ->> 'at')::timestamptz AS at FROM journal.entry j
         WHERE j.subject_kind = 'incident-case' AND j.subject_id = c.id::text AND j.kind = 'incident-case.confirm') e)
UNION ALL
-- A word is judged once, after its day, and each that is over was judged.
SELECT q.number, index::int, 0
FROM vigilance.publisher_request q
CROSS JOIN LATERAL jsonb_array_elements(q.commitments) WITH ORDINALITY AS c(word, index)
WHERE (c.word ->> 'judgedAt')::timestamptz < ((c.word ->> 'dueOn')::date + 1)::timestamp AT TIME ZONE 'Europe/Paris' - interval '1 second'
   OR (c.word ->> 'verdict' IS NULL) <> (index = jsonb_array_length(q.commitments) AND q.state IN ('committed', 'checking'));
