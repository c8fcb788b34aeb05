/** `{ auditId, listingId, applicationId, action, from, to }` */
export const AUDIT_MOVED = 'audit.audit-moved.v1';
/** `{ auditId, listingId, gaps: [{ criterion, severity, text }] }`: whoever keeps findings opens them. */
export const FINDINGS_CONFIRMED = 'audit.findings-confirmed.v1';
/** `{ auditId, listingId, measure: 'suspend' | 'delist', motive }`: to be put before the signatories. */
export const MEASURE_PROPOSED = 'audit.measure-proposed.v1';
/** `{ auditId, listingId, applicationId, outcome, closedOn }` */
export const AUDIT_CLOSED = 'audit.closed.v1';
/** `{ planId, year }` */
export const PLAN_PUBLISHED = 'audit.plan-published.v1';
