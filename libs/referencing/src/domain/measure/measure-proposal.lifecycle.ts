import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const PROPOSAL_STATES = ['open', 'followed', 'dismissed'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export type ProposalAction = 'follow' | 'dismiss';
export type ProposalParty = 'signatory' | 'duty_officer' | 'system';
export type ProposalCondition = 'motive_given' | 'proposed_by_another';

/** What the signatory is asked to do to a listing: by a failed finding, an audit, an incident, the control agency. */
// biome-ignore format: a table is read in columns
export const proposalLifecycle: Lifecycle<ProposalState, ProposalAction, ProposalParty, ProposalCondition> = {
  name: 'measure-proposal',
  initial: ['open'],
  final: ['followed', 'dismissed'],
  waitingOn: { open: 'signatory' },
  transitions: {
    M1: { on: 'follow',  by: ['signatory', 'duty_officer'], from: ['open'], to: 'followed',  when: ['proposed_by_another'] },
    M2: { on: 'dismiss', by: ['signatory', 'system'],       from: ['open'], to: 'dismissed', when: ['motive_given'] },
  },
};

export const proposalConditionTexts: ConditionTexts<ProposalCondition> = {
  motive_given: 'Say why.',
  proposed_by_another: 'Who proposed a measure does not take it (invariant 5).',
};
