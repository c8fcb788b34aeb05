import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const SIGNAL_STATES = ['open', 'closed', 'false_alarm'] as const;
export type SignalState = (typeof SIGNAL_STATES)[number];

export type SignalAction = 'renew' | 'close' | 'markFalseAlarm' | 'openCase';
export type SignalParty = 'vigilance_officer' | 'duty_officer' | 'system';
export type SignalCondition = 'motive_given' | 'signal_without_case' | 'signal_has_reports';

/** Signal: software opens it and keeps its figures up to date, only a person ends it. */
// biome-ignore format: a table is read in columns
export const signalLifecycle: Lifecycle<SignalState, SignalAction, SignalParty, SignalCondition> = {
  name: 'signal',
  initial: ['open'],
  final: ['closed', 'false_alarm'],
  waitingOn: { open: 'vigilance_officer' },
  transitions: {
    G1: { on: 'renew',          by: ['system'],                            from: ['open'], to: 'same' },
    G2: { on: 'close',          by: ['vigilance_officer', 'duty_officer'], from: ['open'], to: 'closed',      when: ['motive_given'] },
    G3: { on: 'markFalseAlarm', by: ['vigilance_officer', 'duty_officer'], from: ['open'], to: 'false_alarm', when: ['motive_given'] },
    G4: { on: 'openCase',       by: ['vigilance_officer', 'duty_officer'], from: ['open'], to: 'same',        when: ['signal_without_case', 'signal_has_reports'] },
  },
};

export const signalConditionTexts: ConditionTexts<SignalCondition> = {
  motive_given: 'Say why.',
  signal_without_case: 'This signal has opened a case already.',
  signal_has_reports: 'Every report of this signal belongs to a case already.',
};
