-- Nothing of a listing that ended waits for anybody, once the worker has had its hour; a change that is assessed has a dossier that runs.
SELECT v.id, v.number, v.state, l.status, d.state AS dossier
FROM referencing.application_version v
  JOIN referencing.listing l ON l.id = v.listing_id
  LEFT JOIN referencing.dossier d ON d.id = v.dossier_id
WHERE (v.state IN ('declared', 'assessing') AND l.status = 'delisted' AND l.delisted_at < now() - interval '1 hour')
   OR (v.state = 'assessing' AND d.closed_at < now() - interval '1 hour');
