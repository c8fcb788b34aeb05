-- Invariant 15: no finding is open or planned past its due day once the sweep has run, which has an hour; none is live on a listing that has ended.
SELECT f.id, f.state, f.due_on, l.status
FROM referencing.finding f JOIN referencing.listing l ON l.id = f.listing_id
WHERE (f.state IN ('open', 'planned') AND f.due_on < ((now() - interval '1 hour') AT TIME ZONE 'Europe/Paris')::date)
   OR (f.state IN ('open', 'planned', 'submitted') AND l.status = 'delisted');
