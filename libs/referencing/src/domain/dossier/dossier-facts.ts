import type { AccountId } from '#libs/kernel';
import { type DecisionDraftFacts, signingConditions } from '../decision/signing-conditions.js';
import type { DossierSnapshot } from './dossier.js';
import type { DossierCondition, DossierState } from './dossier.lifecycle.js';

/** The state of the world around a dossier, as far as its guards ask. Loaded once, judged purely. */
export interface DossierFacts {
  readonly organisationVerified: boolean;
  readonly otherOpenDossier: boolean;
  readonly frameworkInForce: boolean;
  readonly contractInForce: boolean;
  readonly unanswered: number;
  readonly withoutEvidence: number;
  readonly unacceptableFiles: number;
  readonly criteriaWithoutExperts: number;
  readonly openBlockingClarifications: number;
  readonly outcomesMissing: number;
  readonly divergencesOpen: number;
  /** The states for which more time was already given. */
  readonly extended: readonly DossierState[];
  /** It follows an adjournment, after which the policy gives time to comply. */
  readonly followsAdjournment: boolean;
  /** What the policy proposes; null while the outcomes are not complete. */
  readonly proposedOutcome: string | null;
  readonly draft: DecisionDraftFacts | null;
  /** The draft would list an application whose listing is suspended. */
  readonly listsWhatIsSuspended: boolean;
  /** Lead, panel, and whoever has an interest in this publisher. */
  readonly involved: ReadonlySet<AccountId>;
}

/** The figures of the policy that the guards need. */
export interface DossierLimits {
  readonly returnsAllowed: number;
  readonly extraRoundsAllowed: number;
}

/** Which conditions of the lifecycle hold for this actor. Offers and guards both ask here, so they cannot differ. */
export function conditionsMet(
  dossier: DossierSnapshot,
  facts: DossierFacts,
  limits: DossierLimits,
  actorId: AccountId | null,
  now: Date,
): ReadonlySet<DossierCondition> {
  const { draft, proposedOutcome } = facts;
  const verdicts: Record<DossierCondition, boolean> = {
    organisation_verified: facts.organisationVerified,
    orientation_answered: dossier.facts.category !== '',
    no_other_open_dossier: !facts.otherOpenDossier,
    framework_in_force: facts.frameworkInForce,
    no_valid_contract: !facts.contractInForce,
    valid_contract: facts.contractInForce,
    answers_complete: facts.unanswered === 0,
    evidence_attached: facts.withoutEvidence === 0,
    files_acceptable: facts.unacceptableFiles === 0,
    returns_left: dossier.returns < limits.returnsAllowed,
    experts_available: facts.criteriaWithoutExperts === 0,
    no_blocking_clarification: facts.openBlockingClarifications === 0,
    rounds_left: dossier.extraRounds < limits.extraRoundsAllowed,
    outcomes_complete: facts.outcomesMissing === 0 && facts.divergencesOpen === 0,
    proposal_decidable: proposedOutcome !== null && proposedOutcome !== 'undecidable',
    proposal_unreserved: proposedOutcome === 'full',
    proposal_with_gaps: proposedOutcome !== null && proposedOutcome !== 'full',
    report_never_reopened: !dossier.reportReopened,
    adjourned_before: dossier.kind === 'compliance' && facts.followsAdjournment,
    never_extended: !facts.extended.includes(dossier.state),
    limit_not_passed:
      facts.openBlockingClarifications > 0 || (dossier.stateDueAt !== null && now <= dossier.stateDueAt),
    suspension_lifted: !facts.listsWhatIsSuspended,
    ...signingConditions(draft, facts.involved, actorId),
  };
  const names = Object.keys(verdicts) as DossierCondition[];
  return new Set(names.filter((name) => verdicts[name]));
}
