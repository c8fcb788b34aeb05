import { Audit } from '../domain/audit/audit.js';
import type { AuditSnapshot } from '../domain/audit/audit-snapshot.js';
import type { AuditRow } from './rows.js';

export const snapshotOf = ({ access, ...row }: AuditRow): AuditSnapshot => ({
  ...row,
  access: access && { ...access, givenAt: access.givenAt === null ? null : new Date(access.givenAt) },
});

export const auditOf = (row: AuditRow): Audit => Audit.restore(snapshotOf(row));

export function rowOf(audit: Audit): AuditRow {
  const { access, scoreParts, team, sample, drafts, followed, ...snapshot } = audit.toSnapshot();
  return {
    ...snapshot,
    scoreParts: [...scoreParts],
    team: [...team],
    sample: [...sample],
    drafts: [...drafts],
    followed: [...followed],
    access: access && { ...access, givenAt: access.givenAt?.toISOString() ?? null },
  };
}
