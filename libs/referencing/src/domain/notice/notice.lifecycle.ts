import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const NOTICE_STATES = ['available', 'deemed_read', 'acknowledged'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

export type NoticeAction = 'acknowledge' | 'timeout';
export type NoticeParty = 'publisher' | 'system';
export type NoticeCondition = 'deemed_day_passed';

/** The receipt of a decision. Reading after the deemed day opens the content and moves no date. */
// biome-ignore format: a table is read in columns
export const noticeLifecycle: Lifecycle<NoticeState, NoticeAction, NoticeParty, NoticeCondition> = {
  name: 'notice',
  initial: ['available'],
  final: ['acknowledged'],
  waitingOn: { available: 'publisher', deemed_read: 'publisher' },
  transitions: {
    R1: { on: 'acknowledge', by: ['publisher'], from: ['available', 'deemed_read'], to: 'acknowledged' },
    R2: { on: 'timeout',     by: ['system'],    from: ['available'],                to: 'deemed_read',  when: ['deemed_day_passed'] },
  },
};

export const noticeConditionTexts: ConditionTexts<NoticeCondition> = {
  deemed_day_passed: 'The notice may still be read in time.',
};
