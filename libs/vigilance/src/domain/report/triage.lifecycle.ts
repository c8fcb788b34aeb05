import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const TRIAGE_STATES = ['received', 'read', 'sorted'] as const;
export type TriageState = (typeof TRIAGE_STATES)[number];

export type TriageAction = 'read' | 'askLowering' | 'sort';
export type TriageParty = 'system' | 'vigilance_officer' | 'duty_officer';
export type TriageCondition = 'motive_given' | 'severity_kept' | 'severity_lowered' | 'second_person';

/** Signalement: software reads and proposes, a person sorts. What software could not read is sorted all the same. */
// biome-ignore format: a table is read in columns
export const triageLifecycle: Lifecycle<TriageState, TriageAction, TriageParty, TriageCondition> = {
  name: 'incident report',
  initial: ['received'],
  final: ['sorted'],
  waitingOn: { received: 'vigilance_officer', read: 'vigilance_officer' },
  transitions: {
    R1: { on: 'read',        by: ['system'],                            from: ['received'],         to: 'read' },
    R2: { on: 'sort',        by: ['vigilance_officer', 'duty_officer'], from: ['received', 'read'], to: 'sorted', when: ['motive_given', 'severity_kept'] },
    R3: { on: 'askLowering', by: ['vigilance_officer', 'duty_officer'], from: ['received', 'read'], to: 'same',   when: ['motive_given', 'severity_lowered'] },
    R4: { on: 'sort',        by: ['vigilance_officer', 'duty_officer'], from: ['received', 'read'], to: 'sorted', when: ['motive_given', 'severity_lowered', 'second_person'] },
  },
};

export const triageConditionTexts: ConditionTexts<TriageCondition> = {
  motive_given: 'Say why.',
  severity_kept: 'Below what was claimed or read, a severity is asked for by one person and given by another.',
  severity_lowered: 'This severity lowers nothing: sort the report.',
  second_person: 'Who asks to lower a severity does not grant it.',
};
