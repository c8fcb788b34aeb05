import type { Lifecycle } from '#libs/kernel';

export const FLAG_STATES = ['open', 'upheld', 'dismissed', 'moot'] as const;
export type FlagState = (typeof FLAG_STATES)[number];
export type FlagAction = 'uphold' | 'dismiss' | 'lapse';
export type FlagParty = 'case_officer' | 'vigilance_officer' | 'system';

/** The doubt of a publisher about a published review (signalement, L.111-7-2); the review stays public meanwhile. */
// biome-ignore format: a table is read in columns
export const reviewFlagLifecycle: Lifecycle<FlagState, FlagAction, FlagParty, never> = {
  name: 'review flag',
  initial: ['open'],
  final: ['upheld', 'dismissed', 'moot'],
  waitingOn: { open: 'vigilance_officer' },
  transitions: {
    G1: { on: 'uphold',  by: ['case_officer', 'vigilance_officer'], from: ['open'], to: 'upheld' },
    G2: { on: 'dismiss', by: ['case_officer', 'vigilance_officer'], from: ['open'], to: 'dismissed' },
    G3: { on: 'lapse',   by: ['system'],                            from: ['open'], to: 'moot' },
  },
};
