-- The letters that went to members of the organisation about what is the organisation's.
SELECT l.id, l.template, l.language, l.subject, l.body, l.state, l.written_at AS "writtenAt", l.sent_at AS "sentAt",
  l.subject_kind AS "aboutKind", l.subject_id AS "aboutId"
FROM notification.letter l
WHERE l.account_id IN (SELECT m.account_id FROM identity.membership m WHERE m.organisation_id = $1)
  AND l.subject_id IN (
    SELECT x.id::text FROM referencing.dossier x WHERE x.organisation_id = $1
    UNION ALL SELECT x.id::text FROM referencing.application x WHERE x.organisation_id = $1
    UNION ALL SELECT x.id::text FROM referencing.listing x WHERE x.organisation_id = $1
    UNION ALL SELECT x.id::text FROM referencing.decision x WHERE x.organisation_id = $1
    UNION ALL SELECT x.id::text FROM audit.audit x WHERE x.organisation_id = $1 AND x.told_at IS NOT NULL)
ORDER BY l.written_at, l.id
