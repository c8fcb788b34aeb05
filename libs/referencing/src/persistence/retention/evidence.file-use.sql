-- Contents that a file names, removed from its answers or not.
SELECT sha256 FROM referencing.evidence
UNION ALL
SELECT sha256 FROM referencing.finding_evidence
