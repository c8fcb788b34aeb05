-- Each journal entry bears the hash of its own text, and every opening fits the commitment it opens.
SELECT e.seq, e.kind, 'leaf hash differs' AS fault
FROM journal.entry e
WHERE e.leaf_hash <> sha256('\x00'::bytea || convert_to(e.body, 'UTF8'))
UNION ALL
SELECT o.seq, o.name, 'opening does not fit its commitment'
FROM journal.opening o JOIN journal.entry e USING (seq)
WHERE encode(sha256(o.salt || convert_to(o.value, 'UTF8')), 'hex') IS DISTINCT FROM e.body::jsonb -> 'commitments' ->> o.name;
