import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const REVIEW_STATES = ['pending', 'published', 'refused', 'withdrawn'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export type ReviewAction = 'publish' | 'refuse' | 'reconsider' | 'amend' | 'withdraw' | 'expire';
/** The two who moderate; they also hand over what the source of a review says anew. */
export type ReviewParty = 'case_officer' | 'vigilance_officer' | 'system';
export type ReviewCondition = 'has_text' | 'has_no_text';

/**
 * A review of a user (avis en ligne, L.111-7-2 code de la consommation). Its words are read by a person before the
 * public reads them; a bare rating has nothing to be read. No state of a review moves a listing.
 */
// biome-ignore format: a table is read in columns
export const reviewLifecycle: Lifecycle<ReviewState, ReviewAction, ReviewParty, ReviewCondition> = {
  name: 'review',
  initial: ['pending', 'published'],
  final: ['withdrawn'],
  waitingOn: { pending: 'vigilance_officer', published: 'nobody', refused: 'nobody' },
  transitions: {
    V1: { on: 'publish',    by: ['case_officer', 'vigilance_officer'], from: ['pending'],                         to: 'published' },
    V2: { on: 'refuse',     by: ['case_officer', 'vigilance_officer'], from: ['pending', 'published'],            to: 'refused' },
    V3: { on: 'reconsider', by: ['case_officer', 'vigilance_officer'], from: ['refused'],                         to: 'pending' },
    V4: { on: 'amend',      by: ['case_officer', 'vigilance_officer'], from: ['pending', 'published', 'refused'], to: 'pending',   when: ['has_text'] },
    V5: { on: 'amend',      by: ['case_officer', 'vigilance_officer'], from: ['pending', 'published', 'refused'], to: 'published', when: ['has_no_text'] },
    V6: { on: 'withdraw',   by: ['case_officer', 'vigilance_officer'], from: ['pending', 'published', 'refused'], to: 'withdrawn' },
    V7: { on: 'expire',     by: ['system'],                            from: ['pending', 'published', 'refused'], to: 'withdrawn' },
  },
};

export const reviewConditionTexts: ConditionTexts<ReviewCondition> = {
  has_text: 'There are no words to be read.',
  has_no_text: 'The words must be read first.',
};
