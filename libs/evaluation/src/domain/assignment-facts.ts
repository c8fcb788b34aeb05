import type { AssignmentSnapshot } from './assignment.js';
import type { AssignmentCondition } from './assignment.lifecycle.js';
import type { DossierPhase } from './evaluated-dossier.js';

export type Interest = 'none' | 'disclosed';

/** The state of the world around an assignment, as far as its guards ask. */
export interface AssignmentFacts {
  readonly hardConflict: boolean;
  /** What the expert declared; null before he signed. */
  readonly interest: Interest | null;
  /** What the draft lacks; looked at for the expert alone. */
  readonly draftFaults: number;
  /** Criteria whose score is older than the last change of the file. */
  readonly staleScores: number;
  readonly phase: DossierPhase;
  readonly unsealedRound: number;
}

const IN_EVALUATION: readonly DossierPhase[] = ['evaluation', 'reconciliation'];

/** Which conditions hold. Offers and guards both ask here, so they cannot differ. */
export function conditionsMet(
  { round, moreTime }: Pick<AssignmentSnapshot, 'round' | 'moreTime'>,
  facts: AssignmentFacts,
): ReadonlySet<AssignmentCondition> {
  const unsealed = round <= facts.unsealedRound;
  const verdicts: Record<AssignmentCondition, boolean> = {
    free_of_hard_conflict: !facts.hardConflict,
    no_interest_disclosed: facts.interest !== 'disclosed',
    interest_disclosed: facts.interest === 'disclosed',
    not_yet_disclosed: facts.interest === null,
    every_criterion_scored: facts.draftFaults === 0,
    latest_file_scored: facts.staleScores === 0,
    round_sealed: !unsealed,
    round_unsealed: unsealed && facts.phase === 'reconciliation',
    dossier_open: IN_EVALUATION.includes(facts.phase),
    dossier_undecided: facts.phase !== 'closed',
    more_time_asked: moreTime !== null,
    more_time_not_asked: moreTime === null,
  };
  const names = Object.keys(verdicts) as AssignmentCondition[];
  return new Set(names.filter((name) => verdicts[name]));
}
