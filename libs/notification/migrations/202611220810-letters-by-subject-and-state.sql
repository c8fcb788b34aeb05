-- The letters about a dossier, and those that could not be delivered, among all that were ever written.
CREATE INDEX letter_by_subject ON notification.letter (subject_id, written_at, id) WHERE subject_id IS NOT NULL;
CREATE INDEX letter_by_state ON notification.letter (state, written_at, id);
