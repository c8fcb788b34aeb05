import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const HEARING_STATES = ['open', 'answered', 'unanswered', 'cancelled'] as const;
export type HearingState = (typeof HEARING_STATES)[number];

export type HearingAction = 'answer' | 'timeout' | 'cancel';
export type HearingParty = 'publisher' | 'signatory' | 'system';
export type HearingCondition = 'due_day_passed';

/** The publisher is heard before an adverse measure (code des relations entre le public et l'administration, L. 121-1). */
// biome-ignore format: a table is read in columns
export const hearingLifecycle: Lifecycle<HearingState, HearingAction, HearingParty, HearingCondition> = {
  name: 'hearing',
  initial: ['open'],
  final: ['answered', 'unanswered', 'cancelled'],
  waitingOn: { open: 'publisher' },
  transitions: {
    H1: { on: 'answer',  by: ['publisher'],           from: ['open'], to: 'answered' },
    H2: { on: 'timeout', by: ['system'],              from: ['open'], to: 'unanswered', when: ['due_day_passed'] },
    H3: { on: 'cancel',  by: ['signatory', 'system'], from: ['open'], to: 'cancelled' },
  },
};

export const hearingConditionTexts: ConditionTexts<HearingCondition> = {
  due_day_passed: 'The publisher may still answer.',
};
