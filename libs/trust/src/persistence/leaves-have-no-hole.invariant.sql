-- The leaves of the public log are numbered without a hole, and each journal entry has one or awaits it.
SELECT max(leaf_index) AS last, count(*) AS leaves, 'there is a hole among the leaves' AS fault
FROM trust.leaf HAVING count(*) <> coalesce(max(leaf_index) + 1, 0)
UNION ALL
SELECT e.seq, NULL, 'the entry has no leaf and awaits none'
FROM journal.entry e
WHERE NOT EXISTS (SELECT FROM trust.leaf l WHERE l.seq = e.seq)
  AND NOT EXISTS (SELECT FROM trust.awaiting a WHERE a.seq = e.seq);
