import type { Id } from '#libs/kernel';

export type DecisionId = Id<'Decision'>;
