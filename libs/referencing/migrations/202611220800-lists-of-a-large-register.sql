-- Each filter that a list offers finds its page without reading the register: test/bench/plans.mjs shows the plans.
CREATE INDEX dossier_of_application ON referencing.dossier (application_id, id);
CREATE INDEX dossier_by_kind ON referencing.dossier (kind, id);
CREATE INDEX dossier_of_lead_by_due ON referencing.dossier (lead_id, state_due_at) WHERE lead_id IS NOT NULL AND state_due_at IS NOT NULL;
CREATE INDEX listing_by_status ON referencing.listing (status, id);
CREATE INDEX decision_by_outcome ON referencing.decision (outcome, id);
CREATE INDEX notice_by_state ON referencing.notice (state, id);
CREATE INDEX finding_by_state ON referencing.finding (state, id);
