-- Letters as they were sent. Erased by: notification.erase_letters
SELECT l.id::text AS id, NULL::uuid AS organisation_id, NULL AS label, l.written_at AS ended_at, NULL::timestamptz AS not_before,
  array_remove(ARRAY[l.subject_kind || ':' || l.subject_id, 'account:' || l.account_id], NULL) AS subjects, NULL::jsonb AS reduced
FROM notification.letter l
