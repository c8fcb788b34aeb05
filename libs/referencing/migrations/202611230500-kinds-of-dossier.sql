-- Dossiers that follow from a decision, a date, a release or a new framework.
ALTER TABLE referencing.dossier
  DROP CONSTRAINT kind_is_known,
  ADD CONSTRAINT kind_is_known CHECK (kind IN ('initial', 'trial', 'compliance', 'renewal', 'change', 'conversion', 'transition')),
  ADD COLUMN merged text[] NOT NULL DEFAULT '{}',
  ADD COLUMN parent_decision_id uuid REFERENCES referencing.decision,
  ADD COLUMN prepare_by date,
  ADD CONSTRAINT follow_up_names_its_decision CHECK (
    kind IN ('initial', 'trial') OR parent_decision_id IS NOT NULL);
CREATE INDEX dossier_by_parent ON referencing.dossier (parent_decision_id) WHERE parent_decision_id IS NOT NULL;

ALTER TABLE referencing.scope_item
  ADD COLUMN reason text NOT NULL DEFAULT 'full' CONSTRAINT scope_reason_is_known CHECK (
    reason IN ('full', 'failed', 'impacted', 'tightened', 'pending', 'carried')),
  ADD COLUMN carried jsonb,
  ADD CONSTRAINT carried_item_says_from_where CHECK ((reason = 'carried') = (carried IS NOT NULL));
ALTER TABLE referencing.scope_item ALTER COLUMN reason DROP DEFAULT;
