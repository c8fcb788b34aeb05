import type { OutcomeMethod } from '../../domain/consolidation.js';
import type { DossierId } from '../../domain/evaluated-dossier.js';
import type { Verdict } from '../../domain/verdict.js';

/** The settled result on one criterion, in the words written for the publisher. */
export interface SettledOutcome {
  readonly criterion: string;
  readonly verdict: Verdict;
  readonly naReason: string | null;
  readonly rationale: string;
  readonly method: OutcomeMethod;
}

/** An interest that was disclosed and cleared: part of the report, without a name (EXP-05). */
export interface ClearedInterest {
  readonly disclosed: string;
  readonly reason: string;
}

/** What the evaluation of a dossier has come to, for the report and the decision. */
export abstract class Outcomes {
  /** Only what is settled: a criterion that is missing here is still to discuss or to be worded. */
  abstract forDossier(dossier: DossierId): Promise<readonly SettledOutcome[]>;
  abstract clearedInterests(dossier: DossierId): Promise<readonly ClearedInterest[]>;
}
