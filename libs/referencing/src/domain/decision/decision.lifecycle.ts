import type { ConditionTexts, Lifecycle } from '#libs/kernel';
import { type SigningCondition, signingConditionTexts } from './signing-conditions.js';

export const DECISION_STATES = ['in_force', 'superseded'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

export type DecisionAction = 'prepareReplacement' | 'signReplacementFirst' | 'replace';
export type DecisionParty = 'lead' | 'signatory';
export type DecisionCondition = SigningCondition | 'rests_on_report' | 'nothing_later_decided' | 'publisher_heard';

/** A decision never changes. One that was found wrong gives way to another, prepared and signed as it was (REG-13). */
// biome-ignore format: a table is read in columns
export const decisionLifecycle: Lifecycle<DecisionState, DecisionAction, DecisionParty, DecisionCondition> = {
  name: 'decision',
  initial: ['in_force'],
  final: ['superseded'],
  waitingOn: { in_force: 'nobody' },
  transitions: {
    E1: { on: 'prepareReplacement',   by: ['lead'],      from: ['in_force'], to: 'same',       when: ['rests_on_report', 'nothing_later_decided'] },
    E2: { on: 'signReplacementFirst', by: ['signatory'], from: ['in_force'], to: 'same',       when: ['nothing_later_decided', 'publisher_heard', 'decision_prepared', 'signer_independent', 'second_signature_needed'] },
    E3: { on: 'replace',              by: ['signatory'], from: ['in_force'], to: 'superseded', when: ['nothing_later_decided', 'publisher_heard', 'decision_prepared', 'signer_independent', 'first_signature_given', 'not_first_signer'] },
    E4: { on: 'replace',              by: ['signatory'], from: ['in_force'], to: 'superseded', when: ['nothing_later_decided', 'publisher_heard', 'decision_prepared', 'signer_independent', 'one_signature_suffices'] },
  },
};

export const decisionConditionTexts: ConditionTexts<DecisionCondition> = {
  ...signingConditionTexts,
  rests_on_report: 'No report is behind this decision, on which to decide again.',
  nothing_later_decided: 'A later decision was taken on this application: that one stands.',
  publisher_heard: 'The publisher was not heard: what he was given cannot be taken away by this way.',
};
