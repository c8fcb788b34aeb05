import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const LISTING_STATUSES = ['active', 'suspended', 'delisted'] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

export type ListingAction =
  | 'applyDecision'
  | 'suspend'
  | 'lift'
  | 'extendSuspension'
  | 'delist'
  | 'expire'
  | 'withdraw'
  | 'restore'
  | 'ratify'
  | 'coverVersion'
  | 'stay'
  | 'suspendAgain'
  | 'delistAgain'
  | 'prolong';

export type ListingParty = 'publisher' | 'signatory' | 'duty_officer' | 'system';

export type ListingCondition =
  | 'decision_lists'
  | 'motive_given'
  | 'suspension_unfounded_or_corrected'
  | 'suspension_time_left'
  | 'publisher_heard'
  | 'validity_passed'
  | 'no_file_in_hand'
  | 'notice_served'
  | 'delisting_annulled'
  | 'emergency_unratified'
  | 'signer_independent'
  | 'change_is_minor'
  | 'stay_ordered'
  | 'stay_over'
  | 'suspension_is_stayed'
  | 'end_is_stayed'
  | 'more_time_allowed';

/** The presence of an application in the catalogue. Only a decision changes it, also when the clock is the cause. */
// biome-ignore format: a table is read in columns
export const listingLifecycle: Lifecycle<ListingStatus, ListingAction, ListingParty, ListingCondition> = {
  name: 'listing',
  initial: ['active'],
  final: [],
  waitingOn: { active: 'nobody', suspended: 'signatory', delisted: 'nobody' },
  transitions: {
    L1: { on: 'applyDecision',    by: ['system'],                    from: ['active'],              to: 'active',    when: ['decision_lists'] },
    L2: { on: 'suspend',          by: ['signatory', 'duty_officer'], from: ['active'],              to: 'suspended', when: ['motive_given', 'signer_independent'] },
    L3: { on: 'lift',             by: ['signatory', 'system'],       from: ['suspended'],           to: 'active',    when: ['suspension_unfounded_or_corrected'] },
    L4: { on: 'extendSuspension', by: ['signatory'],                 from: ['suspended'],           to: 'suspended', when: ['motive_given', 'suspension_time_left'] },
    L5: { on: 'delist',           by: ['signatory'],                 from: ['active', 'suspended'], to: 'delisted',  when: ['motive_given', 'publisher_heard', 'signer_independent'] },
    L6: { on: 'expire',           by: ['system'],                    from: ['active', 'suspended'], to: 'delisted',  when: ['validity_passed', 'no_file_in_hand'] },
    L7: { on: 'withdraw',         by: ['publisher'],                 from: ['active', 'suspended'], to: 'delisted',  when: ['notice_served'] },
    L8: { on: 'restore',          by: ['system'],                    from: ['delisted'],            to: 'active',    when: ['delisting_annulled'] },
    L9: { on: 'ratify',           by: ['signatory'],                 from: ['suspended'],           to: 'suspended', when: ['emergency_unratified', 'signer_independent'] },
    L10: { on: 'coverVersion',    by: ['system'],                    from: ['active', 'suspended'], to: 'same',      when: ['change_is_minor'] },
    L11: { on: 'stay',            by: ['system'],                    from: ['suspended', 'delisted'], to: 'active',  when: ['stay_ordered'] },
    L12: { on: 'suspendAgain',    by: ['system'],                    from: ['active'],              to: 'suspended', when: ['stay_over', 'suspension_is_stayed'] },
    L13: { on: 'delistAgain',     by: ['system'],                    from: ['active'],              to: 'delisted',  when: ['stay_over', 'end_is_stayed'] },
    L14: { on: 'lift',            by: ['system'],                    from: ['active'],              to: 'active',    when: ['suspension_unfounded_or_corrected', 'suspension_is_stayed'] },
    L15: { on: 'restore',         by: ['system'],                    from: ['active'],              to: 'active',    when: ['delisting_annulled', 'end_is_stayed'] },
    L16: { on: 'prolong',         by: ['signatory'],                 from: ['active'],              to: 'active',    when: ['motive_given', 'signer_independent', 'more_time_allowed'] },
  },
};

export const listingConditionTexts: ConditionTexts<ListingCondition> = {
  decision_lists: 'The decision gives no place in the catalogue.',
  motive_given: 'Say why.',
  suspension_unfounded_or_corrected: 'The cause of the suspension stands.',
  suspension_time_left: 'The suspension has lasted as long as the policy allows.',
  publisher_heard: 'The publisher has not been heard yet.',
  validity_passed: 'The listing is still valid.',
  no_file_in_hand: 'A file that can prolong the listing was sent in time and is being examined.',
  notice_served: 'The notice period has not passed.',
  delisting_annulled: 'The decision that ended the listing stands.',
  emergency_unratified: 'There is no emergency suspension to ratify.',
  signer_independent: 'Who proposed a measure, or took it in an emergency, does not sign it (invariant 5).',
  change_is_minor: 'A substantial change is decided by a dossier.',
  stay_ordered: 'No stay of its effects is ordered.',
  stay_over: 'The stay still runs.',
  suspension_is_stayed: 'No suspension is stayed.',
  end_is_stayed: 'No end of the listing is stayed.',
  more_time_allowed: 'The policy gives this listing no more time.',
};
