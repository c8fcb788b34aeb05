import type { Day } from '#libs/kernel';
import type { Changes } from '../domain/changes.js';
import type { FrameworkVersionId, FrameworkVersionSnapshot, Publication } from '../domain/framework-version.js';
import type { FrameworkVersionState } from '../domain/framework-version.lifecycle.js';

/** A row of `criteria.framework_version`; days come as text, so that no time zone touches them. */
export interface FrameworkVersionRow {
  readonly id: string;
  readonly framework: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly state_since: Date;
  readonly content: string;
  readonly policy_number: string;
  readonly consultation_opened_on: string | null;
  readonly published_on: string | null;
  readonly effective_on: string | null;
  readonly changes: Changes | null;
  readonly publication: Publication | null;
  readonly created_at: Date;
  readonly version: number;
}

export const VERSION_COLUMNS = `id, framework, number, title, state, state_since, content, policy_number,
  consultation_opened_on::text, published_on::text, effective_on::text, changes, publication, created_at, version`;

export const toSnapshot = (row: FrameworkVersionRow): FrameworkVersionSnapshot => ({
  id: row.id as FrameworkVersionId,
  framework: row.framework,
  number: row.number,
  title: row.title,
  state: row.state as FrameworkVersionState,
  stateSince: row.state_since,
  content: row.content,
  policyNumber: row.policy_number,
  consultationOpenedOn: row.consultation_opened_on as Day | null,
  publishedOn: row.published_on as Day | null,
  effectiveOn: row.effective_on as Day | null,
  changes: row.changes,
  publication: row.publication,
  createdAt: row.created_at,
  version: row.version,
});

/** In the order of the statement that inserts or updates. */
export const toValues = (snapshot: FrameworkVersionSnapshot): unknown[] => [
  snapshot.id,
  snapshot.framework,
  snapshot.number,
  snapshot.title,
  snapshot.state,
  snapshot.stateSince,
  snapshot.content,
  snapshot.policyNumber,
  snapshot.consultationOpenedOn,
  snapshot.publishedOn,
  snapshot.effectiveOn,
  snapshot.publication === null ? null : JSON.stringify(snapshot.publication),
  snapshot.createdAt,
  snapshot.version,
  snapshot.changes === null ? null : JSON.stringify(snapshot.changes),
];
