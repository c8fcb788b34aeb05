import type { DossierKind } from './dossier.js';
import type { DossierState } from './dossier.lifecycle.js';

/** What happens when the limit of a state passes: the state times out by itself, or somebody is told. */
export interface StateLimit {
  readonly duration: string;
  readonly onLimit: 'timeout' | 'escalate';
  /** Days before the end on which the party that is waited for is reminded. */
  readonly reminders: readonly number[];
}

/** The limits of the policy that bound the states of a dossier. Durations as the policy writes them: `15wd`, `90d`. */
export interface DossierPolicyLimits {
  readonly admission: string;
  readonly contract_signature: { readonly first: string; readonly extension: string };
  readonly preparation: Readonly<Record<string, string>>;
  readonly completeness: string;
  readonly reconciliation: string;
  readonly comply_after_adjournment: { readonly first: string; readonly extension: string };
  readonly observations: { readonly first: string; readonly extension: string };
  /** How the evaluation may be given more time; its own length hangs on the risk, and stops with the clock. */
  readonly evaluation: { readonly extension: string };
  readonly signature: string;
  readonly draft_kept: string;
  /** Days before the end of a state on which somebody is reminded, by state. */
  readonly reminders: Readonly<Record<string, readonly number[]>>;
}

type Bounded = Exclude<DossierState, 'evaluation' | 'decided' | 'withdrawn' | 'lapsed' | 'inadmissible'>;

/** Silence of the publisher ends the state by itself; silence of the authority is never an answer, it is told upwards. */
const AFTER: Readonly<Record<Bounded, StateLimit['onLimit']>> = {
  draft: 'timeout',
  requested: 'escalate',
  contracting: 'timeout',
  preparation: 'timeout',
  completeness: 'escalate',
  reconciliation: 'escalate',
  observations: 'timeout',
  deciding: 'escalate',
};

/** The limit of a state on entering it; undefined for final states, and for the evaluation, which has the stopping clock. */
export function limitOf(
  state: DossierState,
  kind: DossierKind,
  returned: boolean,
  limits: DossierPolicyLimits,
): StateLimit | undefined {
  const duration = durationOf(state, kind, returned, limits);
  if (duration === undefined) return undefined;
  return { duration, onLimit: AFTER[state as Bounded], reminders: limits.reminders[state] ?? [] };
}

function durationOf(
  state: DossierState,
  kind: DossierKind,
  returned: boolean,
  limits: DossierPolicyLimits,
): string | undefined {
  switch (state) {
    case 'draft':
      return limits.draft_kept;
    case 'requested':
      return limits.admission;
    case 'contracting':
      return limits.contract_signature.first;
    case 'preparation':
      return returned ? limits.preparation.incomplete : (limits.preparation[kind] ?? limits.preparation.initial);
    case 'completeness':
      return limits.completeness;
    case 'reconciliation':
      return limits.reconciliation;
    case 'observations':
      return limits.observations.first;
    case 'deciding':
      return limits.signature;
    default:
      return undefined;
  }
}
