import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export type ContractState = 'issued' | 'half_signed' | 'in_force' | 'declined' | 'terminated' | 'expired';
export type ContractAction = 'signPublisher' | 'signRegulator' | 'decline' | 'terminate' | 'timeout';
export type ContractParty = 'publisher' | 'signatory' | 'system';
export type ContractCondition = 'same_document' | 'no_active_listing';

/** The referencing contract: two signatures on one document hash (R. 1111-38 CSP asks for it, and gives no delay). */
// biome-ignore format: a table is read in columns
export const contractLifecycle: Lifecycle<ContractState, ContractAction, ContractParty, ContractCondition> = {
  name: 'contract',
  initial: ['issued'],
  final: ['declined', 'terminated', 'expired'],
  waitingOn: { issued: 'publisher', half_signed: 'signatory', in_force: 'nobody' },
  transitions: {
    K1: { on: 'signPublisher', by: ['publisher'],              from: ['issued'],                to: 'half_signed', when: ['same_document'] },
    K2: { on: 'signRegulator', by: ['signatory'],              from: ['half_signed'],           to: 'in_force',    when: ['same_document'] },
    K3: { on: 'decline',       by: ['publisher', 'signatory'], from: ['issued', 'half_signed'], to: 'declined' },
    K4: { on: 'terminate',     by: ['signatory'],              from: ['in_force'],              to: 'terminated',  when: ['no_active_listing'] },
    K5: { on: 'timeout',       by: ['system'],                 from: ['in_force'],              to: 'expired' },
    K6: { on: 'timeout',       by: ['system'],                 from: ['issued', 'half_signed'], to: 'declined' },
  },
};

export const contractConditionTexts: ConditionTexts<ContractCondition> = {
  same_document: 'The document signed is not the document issued.',
  no_active_listing: 'A listing is active: decide on it first.',
};
