-- A reader whose address lies in the vault: the letter names the subject there, and the address is opened when it leaves.
ALTER TABLE notification.letter ADD COLUMN sealed_subject uuid;
ALTER TABLE notification.letter DROP CONSTRAINT a_letter_has_a_reader;
ALTER TABLE notification.letter ADD CONSTRAINT a_letter_has_a_reader
  CHECK (account_id IS NOT NULL OR email IS NOT NULL OR sealed_subject IS NOT NULL) NOT VALID;
ALTER TABLE notification.letter VALIDATE CONSTRAINT a_letter_has_a_reader;
