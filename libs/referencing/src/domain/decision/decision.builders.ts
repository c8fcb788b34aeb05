import { type AccountId, type Day, frenchCalendar, newId } from '#libs/kernel';
import type { DecidedVerdict } from './decision.js';
import type { DecisionDraft } from './decision-draft.js';
import type { DecisionPolicy, DecisionRule } from './decision-policy.js';
import type { DecisionQuestion } from './issue-decision.js';

/** For tests: the figures are those of the default policy, so that a sentence can be read with a date. */
export const somePolicy = (): DecisionPolicy => ({
  decision: {
    weights: { majeur: 3, mineur: 1, bloquant: 0 },
    temporary: { max_months_in_a_row: 12 },
    trial: { only_blocking_gap: 'MED-05' },
    departure: { motive: 'required', second_signature: 'required' },
  },
  listing: {
    full: { default: '36m', R4: '24m' },
    temporary: { first: '6m', extension: '3m', extension_requires_closed_share: 0.5 },
    trial: { first: '12m', extension: '12m', asked_before_end: '3m' },
    new_request_after_failed_trial: '12m',
    withdrawal_notice: '30d',
    renewal: { opens_before: '6m', due_before: '3m' },
  },
  suspension: { ratified: '72h', first: '30d', max: '90d', publisher_heard: '5wd', oversight_told_after: '5d' },
  findings: {
    from_decision: { majeur: '60d', mineur: '180d' },
    from_audit_incident_framework: { bloquant: '7d', majeur: '30d', mineur: '90d' },
    verification: '15d',
    rejections_before_failed: 2,
  },
  procedure: { after_rejection: '15d', reminders: { finding: [30, 7, 1] } },
  limits: { comply_after_adjournment: { first: '3m' }, observations: { first: '15wd' }, signature: '10wd' },
  appeal: { lodge: '2m', notice_deemed_read: '15d' },
});

export const someRule = (policy: DecisionPolicy = somePolicy()): DecisionRule => ({
  policyVersion: '1.0.0',
  policy,
  calendar: frenchCalendar({ alsaceMoselle: false }),
});

export const aVerdict = (given: Partial<DecidedVerdict> = {}): DecidedVerdict => ({
  criterion: 'DRO-01',
  brick: 'DRO',
  severity: 'majeur',
  obligation: 'obligatoire',
  inForce: true,
  verdict: 'conforme',
  trust: 'documente',
  ...given,
});

export const LEAD = 'lead' as AccountId;
export const SIGNATORY = 'signatory' as AccountId;
export const OTHER_SIGNATORY = 'other-signatory' as AccountId;

/** A complete draft: one motive for each criterion that fails. */
export const aDraft = (verdicts: readonly DecidedVerdict[], given: Partial<DecisionDraft> = {}): DecisionDraft => ({
  dossierId: newId<'Dossier'>(),
  outcome: 'full',
  departureMotive: null,
  replaces: null,
  motives: verdicts
    .filter(({ verdict }) => verdict === 'non_conforme')
    .map(({ criterion }) => ({ criterion, text: `${criterion} n’est pas satisfait.` })),
  remedies: 'Vous pouvez compléter le dossier.',
  preparedBy: LEAD,
  preparedAt: new Date('2026-03-02T08:00:00Z'),
  firstSignedBy: null,
  firstSignedAt: null,
  version: 1,
  ...given,
});

export const MONDAY = '2026-03-02' as Day;

/** Everything conforms and the rule proposes what the draft says, unless the test says otherwise. */
export function aQuestion(
  verdicts: readonly DecidedVerdict[],
  outcome: DecisionDraft['outcome'],
  given: Partial<DecisionQuestion> = {},
): DecisionQuestion {
  const draft = aDraft(verdicts, { outcome });
  return {
    dossier: {
      id: draft.dossierId,
      kind: outcome === 'trial' ? 'trial' : 'initial',
      applicationId: newId<'Application'>(),
      organisationId: newId<'Organisation'>(),
      applicationVersion: '4.2.0',
      frameworkVersion: '0.1.0',
      tier: 'R2',
    },
    proposal: { outcome, rule: 'D5' },
    verdicts,
    letters: [],
    badges: [],
    draft,
    temporarySince: null,
    keepsUntil: null,
    rule: someRule(),
    signature: {
      id: newId<'Decision'>(),
      number: 'DEC-2026-000001',
      by: SIGNATORY,
      at: new Date('2026-03-02T09:00:00Z'),
      today: MONDAY,
      supersedes: null,
    },
    ...given,
  };
}
