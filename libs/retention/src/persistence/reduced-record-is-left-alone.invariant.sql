-- Retention: what was erased under an order stays erased, each order has its line in the journal, and none is half done.
SELECT 'answers of an erased dossier' AS fault, e.subject_id
FROM retention.erased e JOIN referencing.answer a ON a.dossier_id::text = e.subject_id WHERE e.class LIKE 'dossier-%'
UNION ALL
SELECT 'order without its line', o.id::text FROM retention.erasure o
WHERE NOT EXISTS (SELECT FROM journal.entry j WHERE j.kind = 'retention.records-erased' AND j.subject_kind = 'erasure' AND j.subject_id = o.id::text)
UNION ALL
SELECT 'item of an order that is over', i.erasure_id::text FROM retention.item i;
