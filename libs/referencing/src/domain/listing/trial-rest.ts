import { Conflict, type Day } from '#libs/kernel';
import { ceilingOf, type DecisionPolicy } from '../decision/decision-policy.js';
import type { PastDecisions } from '../dossier/past-decisions.js';

/** The first day on which a new trial is possible after one that came to nothing; null when nothing is in the way. */
export function trialPossibleFrom(
  { failedTrialEndedOn }: PastDecisions,
  { listing }: DecisionPolicy,
  today: Day,
): Day | null {
  if (failedTrialEndedOn === null) return null;
  const from = ceilingOf(failedTrialEndedOn, listing.new_request_after_failed_trial);
  return today < from ? from : null;
}

/** @throws Conflict `trial_rest` with the first day on which it is possible again */
export function refuseTrialTooSoon(past: PastDecisions, policy: DecisionPolicy, today: Day): void {
  const from = trialPossibleFrom(past, policy, today);
  if (from)
    throw new Conflict('trial_rest', 'A trial of this application failed: a new one is possible later.', { from });
}
