import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const ASSIGNMENT_STATES = [
  'invited',
  'accepted',
  'submitted',
  'recused',
  'declined',
  'expired',
  'cancelled',
  'voided',
] as const;

export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];

export type AssignmentAction =
  | 'accept'
  | 'disclose'
  | 'clear'
  | 'declareConflict'
  | 'decline'
  | 'cancel'
  | 'timeout'
  | 'saveDraft'
  | 'submit'
  | 'recall'
  | 'amend'
  | 'replace'
  | 'invalidate'
  | 'void'
  | 'askMoreTime'
  | 'answerMoreTime';

export type AssignmentParty = 'expert' | 'lead' | 'system';

export type AssignmentCondition =
  | 'free_of_hard_conflict'
  | 'no_interest_disclosed'
  | 'interest_disclosed'
  | 'not_yet_disclosed'
  | 'every_criterion_scored'
  | 'latest_file_scored'
  | 'round_sealed'
  | 'round_unsealed'
  | 'dossier_open'
  | 'dossier_undecided'
  | 'more_time_asked'
  | 'more_time_not_asked';

/**
 * One expert, one dossier, one round (domain model, section 4). N13 to N16 are the steps which the model only names in
 * its guards: an interest disclosed and cleared (EXP-05), and more time asked and answered (EXP-13).
 */
// biome-ignore format: a table is read in columns
export const assignmentLifecycle: Lifecycle<AssignmentState, AssignmentAction, AssignmentParty, AssignmentCondition> = {
  name: 'assignment',
  initial: ['invited'],
  final: ['recused', 'declined', 'expired', 'cancelled', 'voided'],
  waitingOn: { invited: 'expert', accepted: 'expert', submitted: 'nobody' },
  transitions: {
    N1:  { on: 'accept',          by: ['expert'],           from: ['invited'],             to: 'accepted',  when: ['free_of_hard_conflict', 'no_interest_disclosed', 'dossier_open'] },
    N2:  { on: 'declareConflict', by: ['expert'],           from: ['invited', 'accepted'], to: 'recused' },
    N3:  { on: 'decline',         by: ['expert'],           from: ['invited'],             to: 'declined' },
    N4:  { on: 'cancel',          by: ['lead', 'system'],   from: ['invited', 'accepted'], to: 'cancelled' },
    N5:  { on: 'timeout',         by: ['system'],           from: ['invited'],             to: 'expired' },
    N6:  { on: 'saveDraft',       by: ['expert'],           from: ['accepted'],            to: 'same',      when: ['dossier_open'] },
    N7:  { on: 'submit',          by: ['expert'],           from: ['accepted'],            to: 'submitted', when: ['every_criterion_scored', 'latest_file_scored', 'dossier_open'] },
    N8:  { on: 'recall',          by: ['expert', 'lead'],   from: ['submitted'],           to: 'accepted',  when: ['round_sealed', 'dossier_open'] },
    N9:  { on: 'amend',           by: ['expert'],           from: ['submitted'],           to: 'same',      when: ['round_unsealed', 'dossier_open'] },
    N10: { on: 'replace',         by: ['lead'],             from: ['accepted'],            to: 'cancelled' },
    N11: { on: 'invalidate',      by: ['system'],           from: ['submitted'],           to: 'accepted' },
    N12: { on: 'void',            by: ['lead', 'expert'],   from: ['submitted'],           to: 'voided',    when: ['dossier_undecided'] },
    N13: { on: 'disclose',        by: ['expert'],           from: ['invited'],             to: 'same',      when: ['free_of_hard_conflict', 'not_yet_disclosed', 'dossier_open'] },
    N14: { on: 'clear',           by: ['lead'],             from: ['invited'],             to: 'accepted',  when: ['free_of_hard_conflict', 'interest_disclosed', 'dossier_open'] },
    N15: { on: 'askMoreTime',     by: ['expert'],           from: ['accepted'],            to: 'same',      when: ['more_time_not_asked'] },
    N16: { on: 'answerMoreTime',  by: ['lead'],             from: ['accepted'],            to: 'same',      when: ['more_time_asked'] },
  },
};

/** What a refused person reads. */
export const assignmentConditionTexts: ConditionTexts<AssignmentCondition> = {
  free_of_hard_conflict: 'An interest that excludes the expert is known.',
  no_interest_disclosed: 'A disclosed interest waits for the lead.',
  interest_disclosed: 'No interest was disclosed.',
  not_yet_disclosed: 'The declaration was already signed.',
  every_criterion_scored: 'Every criterion asked needs its verdict and what goes with it.',
  latest_file_scored: 'The publisher changed a criterion after it was scored.',
  round_sealed: 'The reviews of this round are no longer sealed.',
  round_unsealed: 'The reviews of this round are still sealed.',
  dossier_open: 'The dossier is closed, or has left the evaluation.',
  dossier_undecided: 'The dossier is decided.',
  more_time_asked: 'No more time was asked.',
  more_time_not_asked: 'A request for more time waits for its answer.',
};

/** States in which the expert holds the dossier: he counts in the load limit and must not be invited twice. */
export const OPEN_STATES = ['invited', 'accepted'] as const satisfies readonly AssignmentState[];

/** States that a signed declaration must precede (invariant 10). */
export const DECLARED_STATES = ['accepted', 'submitted', 'voided'] as const satisfies readonly AssignmentState[];
