-- Invariant 1: at most one listing that is active or suspended per application.
SELECT application_id, count(*) AS live
FROM referencing.listing WHERE status IN ('active', 'suspended')
GROUP BY application_id HAVING count(*) > 1;
