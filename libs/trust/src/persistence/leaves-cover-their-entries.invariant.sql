-- Each leaf of the public log is the hash of the journal entry it stands for, and no signed head is larger than the log.
SELECT l.leaf_index, l.seq, 'the leaf is not that of its entry' AS fault
FROM trust.leaf l LEFT JOIN journal.entry e ON e.seq = l.seq
WHERE l.hash IS DISTINCT FROM sha256('\x00'::bytea || convert_to(e.body, 'UTF8'))
UNION ALL
SELECT l.leaf_index, l.seq, 'the entry has a leaf and awaits another'
FROM trust.awaiting a JOIN trust.leaf l USING (seq)
UNION ALL
SELECT c.size, NULL, 'the checkpoint is larger than the log'
FROM trust.checkpoint c WHERE c.size > (SELECT count(*) FROM trust.leaf);
