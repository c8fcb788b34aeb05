-- Every filter of the list of audits has its index, in the order of the list.
CREATE INDEX audit_by_reason ON audit.audit (reason, id);
CREATE INDEX audit_by_outcome ON audit.audit (outcome, id) WHERE outcome IS NOT NULL;
