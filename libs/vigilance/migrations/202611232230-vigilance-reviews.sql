-- What users write in reviews and in stores becomes a report where it smells of harm.
ALTER TABLE vigilance.report DROP CONSTRAINT channel_is_known;
ALTER TABLE vigilance.report ADD CONSTRAINT channel_is_known
  CHECK (channel IN ('public', 'application', 'review', 'store_comment')) NOT VALID;
ALTER TABLE vigilance.report VALIDATE CONSTRAINT channel_is_known;
