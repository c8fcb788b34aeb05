import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export type ClarificationState = 'open' | 'answered' | 'closed' | 'unanswered' | 'cancelled';
export type ClarificationAction = 'answer' | 'accept' | 'askAgain' | 'timeout' | 'cancel' | 'extend';
export type ClarificationParty = 'publisher' | 'case_officer' | 'lead' | 'system';
export type ClarificationCondition = 'every_question_answered' | 'rounds_left' | 'never_extended';

/** A request to the publisher. A blocking one stops the clock of the evaluation from the day asked to the day answered. */
// biome-ignore format: a table is read in columns
export const clarificationLifecycle: Lifecycle<ClarificationState, ClarificationAction, ClarificationParty, ClarificationCondition> = {
  name: 'clarification',
  initial: ['open'],
  final: ['closed', 'unanswered', 'cancelled'],
  waitingOn: { open: 'publisher', answered: 'case_officer' },
  transitions: {
    C1: { on: 'answer',   by: ['publisher'],                      from: ['open'],     to: 'answered', when: ['every_question_answered'] },
    C2: { on: 'accept',   by: ['case_officer', 'lead', 'system'], from: ['answered'], to: 'closed' },
    C3: { on: 'askAgain', by: ['case_officer', 'lead'],           from: ['answered'], to: 'open',     when: ['rounds_left'] },
    C4: { on: 'timeout',  by: ['system'],                         from: ['open'],     to: 'unanswered' },
    C5: { on: 'cancel',   by: ['case_officer', 'lead'],           from: ['open'],     to: 'cancelled' },
    C6: { on: 'extend',   by: ['lead'],                           from: ['open'],     to: 'same',     when: ['never_extended'] },
  },
};

export const clarificationConditionTexts: ConditionTexts<ClarificationCondition> = {
  every_question_answered: 'Every question needs an answer.',
  rounds_left: 'The question was already asked as often as the policy allows.',
  never_extended: 'The delay was already extended once.',
};
