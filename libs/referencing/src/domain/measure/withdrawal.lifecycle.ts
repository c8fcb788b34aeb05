import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const WITHDRAWAL_STATES = ['running', 'carried_out', 'cancelled'] as const;
export type WithdrawalState = (typeof WITHDRAWAL_STATES)[number];

export type WithdrawalAction = 'carryOut' | 'waiveNotice' | 'cancel';
export type WithdrawalParty = 'publisher' | 'signatory' | 'system';
export type WithdrawalCondition = 'notice_served';

/** The publisher leaves the catalogue: with notice, so that the users can be told. */
// biome-ignore format: a table is read in columns
export const withdrawalLifecycle: Lifecycle<WithdrawalState, WithdrawalAction, WithdrawalParty, WithdrawalCondition> = {
  name: 'withdrawal',
  initial: ['running'],
  final: ['carried_out', 'cancelled'],
  waitingOn: { running: 'nobody' },
  transitions: {
    R1: { on: 'carryOut',    by: ['system'],              from: ['running'], to: 'carried_out', when: ['notice_served'] },
    R2: { on: 'waiveNotice', by: ['signatory'],           from: ['running'], to: 'carried_out' },
    R3: { on: 'cancel',      by: ['publisher', 'system'], from: ['running'], to: 'cancelled' },
  },
};

export const withdrawalConditionTexts: ConditionTexts<WithdrawalCondition> = {
  notice_served: 'The notice period has not passed.',
};
