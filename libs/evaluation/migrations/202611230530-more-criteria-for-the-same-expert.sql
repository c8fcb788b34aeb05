-- Who already judges some criteria of a round may be asked for those that another gave up: a second assignment.
-- That no criterion is asked twice of one person is the rule of the invitation, under the lock of the dossier.
DROP INDEX evaluation.one_live_assignment_per_expert_and_round;
CREATE INDEX live_assignment_per_expert_and_round ON evaluation.assignment (dossier_id, round, expert_id)
  WHERE state IN ('invited', 'accepted', 'submitted');
