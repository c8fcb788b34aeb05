import type { AccountId, Day } from '#libs/kernel';
import type { DossierSnapshot } from '../dossier/dossier.js';
import { type Decision, type DecisionId, seal } from './decision.js';
import type { DecisionRule } from './decision-policy.js';

interface Inadmissibility {
  readonly dossier: Pick<DossierSnapshot, 'id' | 'applicationId' | 'organisationId' | 'applicationVersion'>;
  readonly motive: string;
  readonly remedies: string;
  readonly rule: DecisionRule;
  readonly signature: {
    readonly id: DecisionId;
    readonly number: string;
    readonly by: AccountId;
    readonly at: Date;
    readonly today: Day;
  };
}

/** A request that is not examined ends with a decision like any other: a motive, a notice, a way of appeal (T4). */
export function declareInadmissible({ dossier, motive, remedies, rule, signature }: Inadmissibility): Decision {
  return seal({
    id: signature.id,
    number: signature.number,
    kind: 'inadmissibility',
    dossierId: dossier.id,
    listingId: null,
    applicationId: dossier.applicationId,
    organisationId: dossier.organisationId,
    applicationVersion: dossier.applicationVersion,
    frameworkVersion: null,
    policyVersion: rule.policyVersion,
    tier: null,
    outcome: 'inadmissible',
    grant: null,
    resubmissionUntil: null,
    verdicts: [],
    letters: [],
    badges: [],
    motives: [{ criterion: null, text: motive }],
    remedies,
    appeal: { lodgeWithin: rule.policy.appeal.lodge, deemedReadAfter: rule.policy.appeal.notice_deemed_read },
    proposal: null,
    departureMotive: null,
    preparedBy: null,
    signedBy: signature.by,
    secondSignedBy: null,
    signedAt: signature.at,
    effectiveOn: signature.today,
    supersedes: null,
  });
}
