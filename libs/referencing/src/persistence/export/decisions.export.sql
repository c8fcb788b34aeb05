-- The decisions as they were notified. Who prepared and signed them stands in the letters, not here.
SELECT x.id, x.number, x.kind, x.dossier_id AS "dossierId", x.application_id AS "applicationId",
  x.application_version AS "applicationVersion", x.framework_version AS "frameworkVersion", x.policy_version AS "policyVersion",
  x.tier, x.outcome, x.basis, x.valid_until::text AS "validUntil", x.resubmission_until::text AS "resubmissionUntil",
  x.verdicts, x.letters, x.badges, x.motives, x.remedies, x.appeal, x.signed_at AS "signedAt",
  x.effective_on::text AS "effectiveOn", x.supersedes, x.hash, n.state AS notice, n.available_at AS "availableAt",
  n.notified_on::text AS "notifiedOn", n.appeal_until::text AS "appealUntil"
FROM referencing.decision x JOIN referencing.notice n ON n.decision_id = x.id
WHERE x.organisation_id = $1 ORDER BY x.signed_at, x.id
