import { addDays, endOf, startOf } from '#libs/kernel';
import type { FindingSnapshot } from './finding.js';
import type { FindingPolicy } from './finding-policy.js';

export const FINDING_TIMERS = {
  /** The last day on which evidence is in time. */
  due: 'finding.due',
  /** The last day on which the authority looks at the evidence. */
  verification: 'finding.verification',
} as const;

export interface FindingTimer {
  readonly kind: string;
  readonly dueAt: Date;
  readonly reminders: readonly { readonly occurrence: string; readonly at: Date }[];
}

/**
 * The one thing that is due on a finding as it stands; null once it is closed, and while a dossier that has limits of
 * its own carries the evidence. Reminders fall on the morning of their day; those that are past are left out.
 */
export function timerOf(finding: FindingSnapshot, policy: FindingPolicy, now: Date): FindingTimer | null {
  const { state, dueOn, verifyBy } = finding;
  if (state === 'submitted') {
    return verifyBy && { kind: FINDING_TIMERS.verification, dueAt: endOf(verifyBy), reminders: [] };
  }
  if (state !== 'open' && state !== 'planned') return null;
  const reminders = (policy.procedure?.reminders.finding ?? [])
    .map((days) => ({ occurrence: `-${days}d`, at: startOf(addDays(dueOn, -days)) }))
    .filter(({ at }) => at > now);
  return { kind: FINDING_TIMERS.due, dueAt: endOf(dueOn), reminders };
}
