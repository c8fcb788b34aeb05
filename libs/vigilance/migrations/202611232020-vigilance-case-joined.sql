-- Cases that are merged and parted again, and a severity that two people lower.
ALTER TABLE vigilance.incident_case
  ADD COLUMN lowering    jsonb,
  ADD COLUMN merged_into uuid REFERENCES vigilance.incident_case,
  ADD CONSTRAINT what_is_merged_is_closed CHECK (merged_into IS NULL OR (state = 'closed' AND merged_into <> id));

-- The case from which a report came when that case was merged: to it the report goes back.
ALTER TABLE vigilance.case_report ADD COLUMN via_case uuid REFERENCES vigilance.incident_case;

-- A report may leave a case and come back to it at one instant: lines are told apart by a number of their own.
ALTER TABLE vigilance.case_report DROP CONSTRAINT case_report_pkey;
ALTER TABLE vigilance.case_report ADD COLUMN line bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
