import type { Day } from '#libs/kernel';
import type { DossierKind, DossierSnapshot } from '../dossier/dossier.js';
import type { PastDecisions } from '../dossier/past-decisions.js';
import { trialPossibleFrom } from '../listing/trial-rest.js';
import type { Proposal } from '../report/report.js';
import type { DecidedVerdict, Decision } from './decision.js';
import type { DecisionPolicy } from './decision-policy.js';
import { proposalFor } from './outcome.js';

/** A decided dossier with all that its outcome rested on: the same verdicts under another policy give another proposal. */
export interface DecidedDossier extends Pick<Decision, 'outcome' | 'proposal' | 'verdicts'> {
  /** Public numbers. */
  readonly dossier: string;
  readonly decision: string;
  readonly kind: DossierKind;
  readonly facts: DossierSnapshot['facts'];
  readonly frameworkVersion: string;
  readonly tier: string;
  /** As it was when the report was closed. */
  readonly past: PastDecisions;
  /** The day of that. */
  readonly judgedOn: Day;
}

interface OtherRules {
  readonly policy: DecisionPolicy;
  propose(judgement: {
    readonly tier: string;
    readonly scope: readonly DecidedVerdict[];
    readonly verdicts: ReadonlyMap<string, DecidedVerdict['verdict']>;
    readonly past: PastDecisions;
  }): Proposal;
}

export interface Replayed {
  readonly dossier: string;
  readonly decision: string;
  readonly decided: string;
  /** What the rule proposed then, when the signatory went another way; else null. */
  readonly departedFrom: string | null;
  readonly under: string;
  /** The rule that holds under the other policy. */
  readonly rule: string;
}

/**
 * A trial is proposed where the other policy allows one on that day: it may make the application rest for longer, or for
 * less long, after one that failed.
 * @param scope what the other policy judges of the file, in the words of the decision
 */
export function replay(file: DecidedDossier, scope: readonly DecidedVerdict[], rules: OtherRules): Replayed {
  const { dossier, decision, outcome, proposal, tier, past, judgedOn } = file;
  const verdicts = new Map(scope.map(({ criterion, verdict }) => [criterion, verdict]));
  const trialIsPossible = trialPossibleFrom(past, rules.policy, judgedOn) === null;
  const under = proposalFor(file, rules.propose({ tier, scope, verdicts, past }), trialIsPossible);
  const departedFrom = proposal && proposal.outcome !== outcome ? proposal.outcome : null;
  return { dossier, decision, decided: outcome, departedFrom, under: under.outcome, rule: under.rule };
}

/** Outcome as decided (rows) against outcome under the other policy (columns): counts, and the dossiers that change. */
export class OutcomeMatrix {
  private readonly counts = new Map<string, Map<string, number>>();
  private readonly moved: Replayed[] = [];
  private seen = 0;

  add(replayed: Replayed): void {
    const { decided, under } = replayed;
    const row = this.counts.get(decided) ?? new Map<string, number>();
    this.counts.set(decided, row.set(under, (row.get(under) ?? 0) + 1));
    this.seen += 1;
    if (decided !== under) this.moved.push(replayed);
  }

  get dossiers(): number {
    return this.seen;
  }

  get changes(): readonly Replayed[] {
    return this.moved;
  }

  count(decided: string, under: string): number {
    return this.counts.get(decided)?.get(under) ?? 0;
  }
}
