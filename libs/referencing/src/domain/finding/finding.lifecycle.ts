import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const FINDING_STATES = ['open', 'planned', 'submitted', 'verified', 'waived', 'failed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** Those that are still to be closed. */
export const LIVE_STATES = ['open', 'planned', 'submitted'] as const satisfies readonly FindingState[];

export const FINDING_ACTIONS = [
  'proposePlan',
  'rejectPlan',
  'submitEvidence',
  'verify',
  'reject',
  'rejectFinal',
  'coveringDossierEnded',
  'timeout',
  'extend',
  'waive',
  'listingEnded',
  'decideAnew',
] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];

export type FindingParty = 'publisher' | 'lead' | 'auditor' | 'signatory' | 'system';

export type FindingCondition =
  | 'plan_in_time'
  | 'still_in_time'
  | 'proof_fits'
  | 'file_attached'
  | 'files_acceptable'
  | 'statement_signed'
  | 'verifier_independent'
  | 'no_interest_declared'
  | 'rejections_left'
  | 'rejections_used_up'
  | 'nothing_submitted_in_time'
  | 'never_extended'
  | 'day_allowed'
  | 'motive_given';

/** One criterion to put right, by a day. Decision, audit, incident and new framework all open the same thing (REG-21). */
// biome-ignore format: a table is read in columns
export const findingLifecycle: Lifecycle<FindingState, FindingAction, FindingParty, FindingCondition> = {
  name: 'finding',
  initial: ['open'],
  final: ['verified', 'waived', 'failed'],
  waitingOn: { open: 'publisher', planned: 'publisher', submitted: 'auditor' },
  transitions: {
    F1:  { on: 'proposePlan',          by: ['publisher'],                 from: ['open'],                         to: 'planned',   when: ['plan_in_time'] },
    F2:  { on: 'rejectPlan',           by: ['auditor', 'lead'],           from: ['planned'],                      to: 'open',      when: ['motive_given', 'no_interest_declared'] },
    F3:  { on: 'submitEvidence',       by: ['publisher'],                 from: ['open', 'planned'],              to: 'submitted', when: ['still_in_time', 'proof_fits', 'file_attached', 'files_acceptable', 'statement_signed'] },
    F4:  { on: 'verify',               by: ['auditor', 'system'],         from: ['submitted'],                    to: 'verified',  when: ['verifier_independent'] },
    F5:  { on: 'reject',               by: ['auditor', 'system'],         from: ['submitted'],                    to: 'open',      when: ['motive_given', 'verifier_independent', 'rejections_left'] },
    F6:  { on: 'timeout',              by: ['system'],                    from: ['open', 'planned'],              to: 'failed',    when: ['nothing_submitted_in_time'] },
    F7:  { on: 'rejectFinal',          by: ['auditor', 'lead', 'system'], from: ['submitted'],                    to: 'failed',    when: ['motive_given', 'verifier_independent', 'rejections_used_up'] },
    F8:  { on: 'extend',               by: ['signatory'],                 from: ['open', 'planned'],              to: 'open',      when: ['never_extended', 'day_allowed', 'motive_given', 'no_interest_declared'] },
    F9:  { on: 'waive',                by: ['signatory'],                 from: ['open', 'planned', 'submitted'], to: 'waived',    when: ['motive_given', 'no_interest_declared'] },
    F10: { on: 'coveringDossierEnded', by: ['system'],                    from: ['submitted'],                    to: 'open' },
    F11: { on: 'listingEnded',         by: ['system'],                    from: ['open', 'planned', 'submitted'], to: 'waived' },
    F12: { on: 'decideAnew',           by: ['system'],                    from: ['open', 'planned', 'submitted'], to: 'same' },
  },
};

export const findingConditionTexts: ConditionTexts<FindingCondition> = {
  plan_in_time: 'The planned day is after the due day, or has passed.',
  still_in_time: 'The due day has passed.',
  proof_fits: 'This finding is closed by the dossier that covers it.',
  file_attached: 'No file is attached.',
  files_acceptable: 'A file is infected, or has not passed the antivirus yet.',
  statement_signed: 'The statement of sincerity is missing.',
  verifier_independent:
    'Who proposed the plan, sent the evidence or has an interest in the publisher does not judge it.',
  no_interest_declared: 'Who declared an interest in the publisher does not act here.',
  rejections_left: 'The evidence was already rejected as often as the policy allows.',
  rejections_used_up: 'The evidence may still be sent back once.',
  nothing_submitted_in_time: 'The due day has not passed.',
  never_extended: 'The due day was already moved once.',
  day_allowed: 'The new day is not after the due day, or is after the end of the listing.',
  motive_given: 'Say why.',
};
