-- For those who compose panels: the dossier in which a file is judged again, and the one whose decision fell on appeal.
CREATE VIEW referencing.judged_again AS
  SELECT e.new_dossier AS dossier_id, d.dossier_id AS contested_dossier_id
  FROM referencing.appeal_effect e JOIN referencing.decision d ON d.id = e.decision_id
  WHERE e.new_dossier IS NOT NULL;
