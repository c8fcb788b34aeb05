import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const PLAN_STATES = ['frozen', 'drawn', 'published'] as const;
export type PlanState = (typeof PLAN_STATES)[number];
export type PlanAction = 'draw' | 'publish';
export type PlanCondition = 'checkpoint_signed' | 'draw_repeats';

/** The plan of a year: who may be drawn is fixed before anybody can know the seed. */
// biome-ignore format: a table is read in columns
export const auditPlanLifecycle: Lifecycle<PlanState, PlanAction, 'system', PlanCondition> = {
  name: 'audit plan',
  initial: ['frozen'],
  final: ['published'],
  waitingOn: { frozen: 'system', drawn: 'system' },
  transitions: {
    Y1: { on: 'draw',    by: ['system'], from: ['frozen'], to: 'drawn',     when: ['checkpoint_signed'] },
    Y2: { on: 'publish', by: ['system'], from: ['drawn'],  to: 'published', when: ['draw_repeats'] },
  },
};

export const planConditionTexts: ConditionTexts<PlanCondition> = {
  checkpoint_signed: 'No checkpoint was signed since the population was frozen.',
  draw_repeats: 'Drawing again gives another result.',
};
