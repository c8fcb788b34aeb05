-- The applications of the organisation.
SELECT a.id, a.name, a.slug, a.summary, a.current_version AS "currentVersion", a.platforms, a.audiences, a.website, a.price,
  a.contact_email AS "contactEmail", a.reimbursed, a.prescribable, a.facts, a.created_at AS "createdAt"
FROM referencing.application a WHERE a.organisation_id = $1 ORDER BY a.id
