import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const REQUEST_STATES = ['sent', 'answered', 'committed', 'checking', 'kept', 'not_kept', 'settled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type RequestAction = 'answer' | 'commit' | 'askReporters' | 'say' | 'keep' | 'miss' | 'settle';
export type RequestParty = 'publisher' | 'vigilance_officer' | 'duty_officer' | 'anyone' | 'system';
export type RequestCondition = 'motive_given' | 'day_to_come' | 'day_in_reach' | 'day_passed' | 'not_said_yet';

/**
 * Demande à l’éditeur: he is sent facts without anybody who reported, answers, and undertakes to put it right by a day.
 * After that day those who reported say whether it is; a person judges, and the public reads it.
 */
// biome-ignore format: a table is read in columns
export const requestLifecycle: Lifecycle<RequestState, RequestAction, RequestParty, RequestCondition> = {
  name: 'publisher request',
  initial: ['sent'],
  final: ['kept', 'settled'],
  waitingOn: { sent: 'publisher', answered: 'publisher', committed: 'publisher', checking: 'vigilance_officer', not_kept: 'publisher' },
  transitions: {
    N1: { on: 'answer', by: ['publisher'], from: ['sent'], to: 'answered' },
    N2: { on: 'answer', by: ['publisher'], from: ['answered', 'committed', 'checking', 'not_kept'], to: 'same' },
    N3: { on: 'commit', by: ['publisher'], from: ['sent', 'answered', 'not_kept'], to: 'committed', when: ['day_to_come', 'day_in_reach'] },
    N4: { on: 'askReporters', by: ['system'], from: ['committed'], to: 'checking', when: ['day_passed'] },
    N5: { on: 'say', by: ['anyone'], from: ['checking'], to: 'same', when: ['not_said_yet'] },
    N6: { on: 'keep', by: ['vigilance_officer', 'duty_officer'], from: ['checking'], to: 'kept', when: ['motive_given'] },
    N7: { on: 'miss', by: ['vigilance_officer', 'duty_officer'], from: ['checking'], to: 'not_kept', when: ['motive_given'] },
    N8: { on: 'settle', by: ['vigilance_officer', 'duty_officer'], from: ['sent', 'answered', 'not_kept'], to: 'settled', when: ['motive_given'] },
  },
};

export const requestConditionTexts: ConditionTexts<RequestCondition> = {
  motive_given: 'Say why.',
  day_to_come: 'Undertake it for a day to come.',
  day_in_reach: 'Undertake it for an earlier day.',
  day_passed: 'The day of the commitment has not passed.',
  not_said_yet: 'You have said already whether it is fixed.',
};
