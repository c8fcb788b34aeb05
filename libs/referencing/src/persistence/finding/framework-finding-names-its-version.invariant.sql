-- What a new framework asks of a listing has the version and the listing for its source: told twice, it is opened once.
SELECT f.id, f.source_id FROM referencing.finding f
WHERE f.source_type = 'framework' AND f.reopens IS NULL AND f.source_id NOT LIKE '%:' || f.listing_id
