import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const VERSION_STATES = ['declared', 'assessing', 'covered', 'superseded', 'rejected'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

export type VersionAction =
  | 'confirmMinor'
  | 'confirmSubstantial'
  | 'reclassify'
  | 'decisionPositive'
  | 'decisionNegative'
  | 'timeout'
  | 'supersede'
  | 'retract'
  | 'coverAgain'
  | 'passCheck'
  | 'listingEnded';

export type VersionParty = 'publisher' | 'case_officer' | 'auditor' | 'system';

export type VersionCondition =
  | 'impact_minor'
  | 'impact_substantial'
  | 'class_motive_given'
  | 'no_change_in_hand'
  | 'taken_as_minor'
  | 'not_distributed'
  | 'dossier_of_its_own'
  | 'drawn_for_check'
  | 'unchecked';

/** A release of a listed application. What is covered is what a decision covered, whatever was released since. */
// biome-ignore format: a table is read in columns
export const versionLifecycle: Lifecycle<VersionState, VersionAction, VersionParty, VersionCondition> = {
  name: 'application version',
  initial: ['declared', 'covered', 'assessing'],
  final: ['rejected'],
  waitingOn: { declared: 'case_officer', assessing: 'publisher', covered: 'nobody', superseded: 'nobody' },
  transitions: {
    V1: { on: 'confirmMinor',       by: ['case_officer', 'system'],  from: ['declared'],              to: 'covered',    when: ['impact_minor', 'class_motive_given'] },
    V2: { on: 'confirmSubstantial', by: ['case_officer', 'system'],  from: ['declared'],              to: 'assessing',  when: ['impact_substantial', 'class_motive_given', 'no_change_in_hand'] },
    V3: { on: 'reclassify',         by: ['case_officer', 'auditor'], from: ['covered'],               to: 'assessing',  when: ['taken_as_minor', 'impact_substantial', 'class_motive_given', 'no_change_in_hand'] },
    V4: { on: 'decisionPositive',   by: ['system'],                  from: ['assessing'],             to: 'covered' },
    V5: { on: 'decisionNegative',   by: ['system'],                  from: ['assessing'],             to: 'rejected' },
    V6: { on: 'timeout',            by: ['system'],                  from: ['assessing'],             to: 'rejected' },
    V7: { on: 'supersede',          by: ['system'],                  from: ['covered'],               to: 'superseded' },
    V8: { on: 'retract',            by: ['publisher'],               from: ['declared', 'assessing'], to: 'rejected',   when: ['not_distributed', 'dossier_of_its_own'] },
    V9: { on: 'coverAgain',         by: ['system'],                  from: ['superseded'],            to: 'covered' },
    V10: { on: 'passCheck',         by: ['case_officer', 'auditor'], from: ['covered', 'superseded'], to: 'same',       when: ['drawn_for_check', 'unchecked'] },
    V11: { on: 'listingEnded',      by: ['system'],                  from: ['declared', 'assessing'], to: 'rejected' },
  },
};

export const versionConditionTexts: ConditionTexts<VersionCondition> = {
  impact_minor: 'What changed is substantial.',
  impact_substantial: 'What changed is minor.',
  class_motive_given: 'Say why it is classed otherwise than it was declared.',
  no_change_in_hand: 'Another substantial change is in hand: it has to end first.',
  taken_as_minor: 'The version was not taken for a minor one.',
  not_distributed: 'The version is distributed.',
  dossier_of_its_own: 'The change is judged together with a renewal.',
  drawn_for_check: 'The version was not drawn for a check.',
  unchecked: 'The check was already made.',
};
