import type { Day } from '#libs/kernel';
import type { AuditCondition } from './audit.lifecycle.js';
import type { AuditSnapshot } from './audit-snapshot.js';

/** What the audit itself does not know; what is left out does not hold. */
export interface AuditFacts {
  readonly today: Day;
  readonly teamCleared?: boolean;
  readonly motiveGiven?: boolean;
}

/** Which conditions of the lifecycle hold. Offers and guards both ask here. */
export function auditConditions(audit: AuditSnapshot, facts: AuditFacts): ReadonlySet<AuditCondition> {
  const { startsOn, sample, drafts, access, observations, observationsDueOn, followed } = audit;
  const kept = drafts.filter(({ state }) => state === 'kept');
  const settled = followed.filter(({ state }) => state !== 'failed');
  const holds: Record<AuditCondition, boolean> = {
    mission_letter_issued: startsOn !== null,
    team_cleared: facts.teamCleared === true,
    start_day_reached: startsOn !== null && facts.today >= startsOn,
    motive_given: facts.motiveGiven === true,
    results_complete: sample.length > 0 && sample.every(({ result }) => result !== null),
    nothing_fails: drafts.length === 0,
    something_fails: drafts.length > 0,
    access_awaited: access !== null && access.givenAt === null,
    access_time_passed: access !== null && !access.obstructed && facts.today > access.dueOn,
    not_yet_observed: observations === null,
    publisher_heard: observations !== null || (observationsDueOn !== null && facts.today > observationsDueOn),
    all_judged: drafts.every(({ state }) => state !== 'draft'),
    finding_kept: kept.length > 0,
    no_finding_kept: kept.length === 0,
    all_settled: kept.length > 0 && settled.length >= kept.length,
    finding_failed: followed.some(({ state }) => state === 'failed'),
  };
  const names = Object.keys(holds) as AuditCondition[];
  return new Set(names.filter((name) => holds[name]));
}
