import { type AccountId, type Day, newId } from '#libs/kernel';
import { someRule } from '../decision/decision.builders.js';
import { Finding, type NewFinding } from './finding.js';
import { type FindingCondition, findingLifecycle } from './finding.lifecycle.js';
import type { FindingRule } from './finding-policy.js';

/** For tests: the figures are those of the default policy. */
export const findingRule = (): FindingRule => someRule();

export const PUBLISHER = 'publisher' as AccountId;
export const AUDITOR = 'auditor' as AccountId;

/** Everything that may have to hold, holds: but of two rows that exclude each other, only the first. */
export const everyCondition = (): ReadonlySet<FindingCondition> =>
  new Set(
    Object.values(findingLifecycle.transitions)
      .flatMap(({ when = [] }) => when)
      .filter((one) => one !== 'rejections_used_up' && one !== 'nothing_submitted_in_time'),
  );

export const aFinding = (given: Partial<NewFinding> = {}): Finding =>
  Finding.open({
    id: newId<'Finding'>(),
    listingId: newId<'Listing'>(),
    criterion: 'SEC-06',
    severity: 'majeur',
    sourceType: 'audit',
    sourceId: 'audit-1',
    text: 'Sans journal.',
    proof: 'files',
    dueOn: '2026-05-04' as Day,
    openedAt: new Date('2026-03-02T09:00:00Z'),
    ...given,
  });
