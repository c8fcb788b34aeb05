import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const UNDECLARED_STATES = ['asked', 'overdue', 'declared', 'dropped'] as const;
export type UndeclaredState = (typeof UNDECLARED_STATES)[number];

export type UndeclaredAction = 'declare' | 'timeout' | 'drop';
export type UndeclaredParty = 'publisher' | 'case_officer' | 'system';
export type UndeclaredCondition = 'due_day_passed' | 'motive_given';

/** A change that an agent found and nobody had declared. Declared late, it leaves to the signatory what was proposed. */
// biome-ignore format: a table is read in columns
export const undeclaredChangeLifecycle: Lifecycle<UndeclaredState, UndeclaredAction, UndeclaredParty, UndeclaredCondition> = {
  name: 'undeclared change',
  initial: ['asked'],
  final: ['declared', 'dropped'],
  waitingOn: { asked: 'publisher', overdue: 'publisher' },
  transitions: {
    U1: { on: 'declare', by: ['publisher'],              from: ['asked', 'overdue'], to: 'declared' },
    U2: { on: 'timeout', by: ['system'],                 from: ['asked'],            to: 'overdue', when: ['due_day_passed'] },
    U3: { on: 'drop',    by: ['case_officer', 'system'], from: ['asked', 'overdue'], to: 'dropped', when: ['motive_given'] },
  },
};

export const undeclaredConditionTexts: ConditionTexts<UndeclaredCondition> = {
  due_day_passed: 'The publisher may still declare it.',
  motive_given: 'Say why.',
};
