-- Invariant 3: decisions, submissions, reports and the journal are never updated or deleted.
SELECT history.name, has_table_privilege('aval_app', history.name, 'UPDATE') AS may_update,
  has_table_privilege('aval_app', history.name, 'DELETE') AS may_delete
FROM (VALUES ('referencing.decision'), ('referencing.submission'), ('referencing.report'),
  ('referencing.listing_event'), ('journal.entry')) AS history(name)
WHERE has_table_privilege('aval_app', history.name, 'UPDATE')
   OR has_table_privilege('aval_app', history.name, 'DELETE')
   OR NOT EXISTS (SELECT FROM pg_trigger t
     WHERE t.tgrelid = history.name::regclass AND t.tgname = 'rows_are_history' AND t.tgenabled <> 'D');
