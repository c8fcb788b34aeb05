import type { AccountId, Day } from '#libs/kernel';
import type { EvaluationClock } from './dossier.js';
import type { DossierState } from './dossier.lifecycle.js';
import type { DossierPolicyLimits } from './state-limit.js';

/** More time, given once for a state, and why. */
export interface LimitExtension {
  readonly state: DossierState;
  readonly grantedBy: AccountId;
  readonly grantedAt: Date;
  readonly motive: string;
  readonly formerDueOn: Day;
  readonly dueOn: Day;
}

/** How much more time the policy allows in a state; undefined where it allows none. Durations as the policy writes them. */
export function extensionOf(
  state: DossierState,
  limits: Pick<DossierPolicyLimits, 'contract_signature' | 'observations' | 'evaluation' | 'comply_after_adjournment'>,
  clock: EvaluationClock | null,
): string | undefined {
  switch (state) {
    case 'contracting':
      return limits.contract_signature.extension;
    case 'preparation':
      return limits.comply_after_adjournment.extension;
    case 'observations':
      return limits.observations.extension;
    case 'evaluation':
      return limits.evaluation.extension === 'once_same_length' ? clock?.limit : undefined;
    default:
      return undefined;
  }
}
