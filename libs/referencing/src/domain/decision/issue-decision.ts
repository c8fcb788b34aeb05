import { type AccountId, Conflict, type Day, lastDay, type Reason } from '#libs/kernel';
import type { DossierSnapshot } from '../dossier/dossier.js';
import type { Proposal } from '../report/report.js';
import type { BrickLetter } from './brick-letter.js';
import { type DecidedVerdict, type Decision, type DecisionId, seal } from './decision.js';
import { type DecisionDraft, faultsOf } from './decision-draft.js';
import type { DecisionRule } from './decision-policy.js';
import { gapsAmong } from './gap.js';
import { type DueGap, grantFor } from './listing-grant.js';
import { departsFrom } from './outcome.js';

/** The dossier as far as a decision says it again. */
export type DecidedDossier = Pick<
  DossierSnapshot,
  'id' | 'kind' | 'applicationId' | 'organisationId' | 'applicationVersion'
> & { readonly frameworkVersion: string; readonly tier: string };

/** All that is known when the signatory signs. */
export interface DecisionQuestion {
  readonly dossier: DecidedDossier;
  readonly proposal: Proposal;
  readonly verdicts: readonly DecidedVerdict[];
  readonly letters: readonly BrickLetter[];
  readonly badges: readonly string[];
  readonly draft: DecisionDraft;
  readonly temporarySince: Day | null;
  /** Set when the decision leaves the end of the listing where it is. */
  readonly keepsUntil: Day | null;
  readonly rule: DecisionRule;
  readonly signature: {
    readonly id: DecisionId;
    readonly number: string;
    readonly by: AccountId;
    readonly at: Date;
    readonly today: Day;
    /** The decision found wrong that this one replaces. */
    readonly supersedes: DecisionId | null;
  };
}

export interface Issued {
  readonly decision: Decision;
  /** Each becomes a finding; empty when nothing is listed. */
  readonly dueGaps: readonly DueGap[];
}

/**
 * Makes the decision out of its draft (T18): who may sign it, what it gives, until when.
 * @throws Conflict `decision_not_signable` with every reason, `temporary_time_exhausted`
 */
export function issueDecision(question: DecisionQuestion): Issued {
  const { dossier, proposal, verdicts, draft, rule, signature } = question;
  const { policy, calendar } = rule;
  const reasons = [
    ...faultsOf(draft, { kind: dossier.kind, proposal, verdicts }, policy),
    ...signatureFaults(question),
  ];
  if (reasons.length > 0) {
    throw new Conflict('decision_not_signable', 'The decision cannot be signed as it stands.', {}, reasons);
  }
  const departs = departsFrom(proposal, draft.outcome);
  const { grant, dueGaps } = grantFor({
    outcome: draft.outcome,
    gaps: gapsAmong(verdicts),
    tier: dossier.tier,
    temporarySince: question.temporarySince,
    keepsUntil: question.keepsUntil,
    rule,
    today: signature.today,
  });
  const decision = seal({
    id: signature.id,
    number: signature.number,
    kind: signature.supersedes === null ? 'evaluation' : 'replacement',
    dossierId: dossier.id,
    listingId: null,
    applicationId: dossier.applicationId,
    organisationId: dossier.organisationId,
    applicationVersion: dossier.applicationVersion,
    frameworkVersion: dossier.frameworkVersion,
    policyVersion: rule.policyVersion,
    tier: dossier.tier,
    outcome: draft.outcome,
    grant,
    resubmissionUntil:
      draft.outcome === 'adjourned'
        ? lastDay(signature.today, policy.limits.comply_after_adjournment.first, calendar)
        : null,
    verdicts,
    letters: question.letters,
    badges: question.badges,
    motives: draft.motives,
    remedies: draft.remedies,
    appeal: { lodgeWithin: policy.appeal.lodge, deemedReadAfter: policy.appeal.notice_deemed_read },
    proposal,
    departureMotive: departs ? draft.departureMotive : null,
    preparedBy: draft.preparedBy,
    ...signersOf(question),
    signedAt: signature.at,
    effectiveOn: signature.today,
    supersedes: signature.supersedes,
  });
  return { decision, dueGaps };
}

const needsTwo = ({ proposal, draft, rule: { policy } }: DecisionQuestion): boolean =>
  policy.decision.departure.second_signature === 'required' && departsFrom(proposal, draft.outcome);

/** In the order in which they signed. */
function signersOf(question: DecisionQuestion) {
  const { draft, signature } = question;
  return needsTwo(question) && draft.firstSignedBy !== null
    ? { signedBy: draft.firstSignedBy, secondSignedBy: signature.by }
    : { signedBy: signature.by, secondSignedBy: null };
}

/** Nobody decides alone (REG-04, invariant 5). */
function signatureFaults(question: DecisionQuestion): Reason[] {
  const { preparedBy, firstSignedBy } = question.draft;
  const { by } = question.signature;
  return [
    ...(preparedBy === by
      ? [{ code: 'signer_prepared', message: 'Who prepared a decision does not sign it (invariant 5).' }]
      : []),
    ...(needsTwo(question) && firstSignedBy === null
      ? [{ code: 'second_signature_missing', message: 'A departure from the proposal needs two signatures.' }]
      : []),
    ...(needsTwo(question) && firstSignedBy === by
      ? [{ code: 'same_signer_twice', message: 'The second signature must be another person’s.' }]
      : []),
  ];
}
