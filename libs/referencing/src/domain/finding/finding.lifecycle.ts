import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const FINDING_STATES = ['open', 'planned', 'submitted', 'verified', 'waived', 'failed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export type FindingAction =
  | 'proposePlan'
  | 'rejectPlan'
  | 'submitEvidence'
  | 'verify'
  | 'reject'
  | 'rejectFinal'
  | 'coveringDossierEnded'
  | 'timeout'
  | 'extend'
  | 'waive';

export type FindingParty = 'publisher' | 'lead' | 'auditor' | 'signatory' | 'system';

export type FindingCondition =
  | 'plan_in_time'
  | 'files_acceptable'
  | 'statement_signed'
  | 'verifier_independent'
  | 'rejections_left'
  | 'rejections_used_up'
  | 'nothing_submitted_in_time'
  | 'never_extended'
  | 'motive_given';

/** One criterion to put right, by a day. Decision, audit, incident and new framework all open the same thing (REG-21). */
// biome-ignore format: a table is read in columns
export const findingLifecycle: Lifecycle<FindingState, FindingAction, FindingParty, FindingCondition> = {
  name: 'finding',
  initial: ['open'],
  final: ['verified', 'waived', 'failed'],
  waitingOn: { open: 'publisher', planned: 'publisher', submitted: 'auditor' },
  transitions: {
    F1:  { on: 'proposePlan',          by: ['publisher'],         from: ['open'],                         to: 'planned',   when: ['plan_in_time'] },
    F2:  { on: 'rejectPlan',           by: ['auditor', 'lead'],   from: ['planned'],                      to: 'open',      when: ['motive_given'] },
    F3:  { on: 'submitEvidence',       by: ['publisher'],         from: ['open', 'planned'],              to: 'submitted', when: ['files_acceptable', 'statement_signed'] },
    F4:  { on: 'verify',               by: ['auditor', 'system'], from: ['submitted'],                    to: 'verified',  when: ['verifier_independent'] },
    F5:  { on: 'reject',               by: ['auditor', 'system'], from: ['submitted'],                    to: 'open',      when: ['motive_given', 'rejections_left'] },
    F6:  { on: 'timeout',              by: ['system'],            from: ['open', 'planned'],              to: 'failed',    when: ['nothing_submitted_in_time'] },
    F7:  { on: 'rejectFinal',          by: ['auditor', 'lead'],   from: ['submitted'],                    to: 'failed',    when: ['motive_given', 'rejections_used_up'] },
    F8:  { on: 'extend',               by: ['signatory'],         from: ['open', 'planned'],              to: 'open',      when: ['never_extended', 'motive_given'] },
    F9:  { on: 'waive',                by: ['signatory'],         from: ['open', 'planned', 'submitted'], to: 'waived',    when: ['motive_given'] },
    F10: { on: 'coveringDossierEnded', by: ['system'],            from: ['submitted'],                    to: 'open' },
  },
};

export const findingConditionTexts: ConditionTexts<FindingCondition> = {
  plan_in_time: 'The planned day is after the due day.',
  files_acceptable: 'A file is infected, or has not passed the antivirus yet.',
  statement_signed: 'The statement of sincerity is missing.',
  verifier_independent: 'Who proposed the plan does not verify it.',
  rejections_left: 'The evidence was already rejected as often as the policy allows.',
  rejections_used_up: 'The evidence may still be sent back once.',
  nothing_submitted_in_time: 'The due day has not passed.',
  never_extended: 'The due day was already moved once.',
  motive_given: 'Say why.',
};
