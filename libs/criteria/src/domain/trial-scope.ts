import type { ApplicableCriterion } from './applicability.js';
import type { Criterion } from './framework.js';
import type { Policy } from './policy.js';

/** Why a criterion is asked of a trial. */
export type TrialReason = 'floor_brick' | 'floor_severity' | 'floor_marked' | 'evaluation_plan' | 'proof_on_trial';

export interface TrialCriterion extends ApplicableCriterion {
  readonly trialReasons: readonly TrialReason[];
}

/**
 * What a trial must satisfy from its first day: mandatory criteria of the floor (bricks, severities, marks), the
 * evaluation plan, and the very criterion whose proof the trial is to bring. Everything else is left pending.
 * @param scope the applicable criteria for facts with track `essai`
 */
export function trialScope(
  scope: readonly ApplicableCriterion[],
  criteria: readonly Criterion[],
  { trial_scope: { floor }, decision: { trial } }: Policy,
): TrialCriterion[] {
  const marked = new Set(criteria.filter((criterion) => criterion.floor).map(({ id }) => id));
  const why = ({ id, brick, severity }: ApplicableCriterion): TrialReason[] => [
    ...(floor.bricks.includes(brick) ? ['floor_brick' as const] : []),
    ...(floor.severities.includes(severity) ? ['floor_severity' as const] : []),
    ...(marked.has(id) ? ['floor_marked' as const] : []),
    ...(id === trial.requires_conform ? ['evaluation_plan' as const] : []),
    ...(id === trial.only_blocking_gap ? ['proof_on_trial' as const] : []),
  ];
  return scope
    .filter(({ obligation }) => obligation === 'obligatoire')
    .map((criterion) => ({ ...criterion, trialReasons: why(criterion) }))
    .filter(({ trialReasons }) => trialReasons.length > 0);
}
