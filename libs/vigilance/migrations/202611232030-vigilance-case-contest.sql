-- Who reported contests how a case was concluded; the oversight body rules. The words are in the vault, with the report.
ALTER TABLE vigilance.incident_case ADD COLUMN contests jsonb NOT NULL DEFAULT '[]';
ALTER TABLE vigilance.incident_case ALTER COLUMN contests DROP DEFAULT;
