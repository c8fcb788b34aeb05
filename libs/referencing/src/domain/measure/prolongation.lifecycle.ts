import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const PROLONGATION_STATES = ['requested', 'granted', 'refused', 'lapsed'] as const;
export type ProlongationState = (typeof PROLONGATION_STATES)[number];

export type ProlongationAction = 'grant' | 'refuse' | 'lapse';
export type ProlongationParty = 'signatory' | 'system';
export type ProlongationCondition = 'may_be_prolonged';

/** More time for a temporary listing or a trial: the publisher asks, a signatory answers with a decision. */
// biome-ignore format: a table is read in columns
export const prolongationLifecycle: Lifecycle<ProlongationState, ProlongationAction, ProlongationParty, ProlongationCondition> = {
  name: 'prolongation',
  initial: ['requested'],
  final: ['granted', 'refused', 'lapsed'],
  waitingOn: { requested: 'signatory' },
  transitions: {
    X1: { on: 'grant',  by: ['signatory'], from: ['requested'], to: 'granted', when: ['may_be_prolonged'] },
    X2: { on: 'refuse', by: ['signatory'], from: ['requested'], to: 'refused' },
    X3: { on: 'lapse',  by: ['system'],    from: ['requested'], to: 'lapsed' },
  },
};

export const prolongationConditionTexts: ConditionTexts<ProlongationCondition> = {
  may_be_prolonged: 'The policy gives this listing no more time.',
};
