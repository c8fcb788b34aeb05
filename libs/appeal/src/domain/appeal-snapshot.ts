import type { AccountId, Day, Id, OrganisationId } from '#libs/kernel';
import type { AppealState } from './appeal.lifecycle.js';

export type AppealId = Id<'Appeal'>;

/** What is contested. A reporter contests the conclusion of a case in `vigilance`. */
export const CONTESTED = ['decision', 'inaction'] as const;
export type ContestedKind = (typeof CONTESTED)[number];

export const APPELLANTS = ['publisher'] as const;
export type AppellantKind = (typeof APPELLANTS)[number];

export const APPEAL_OUTCOMES = ['dismissed', 'upheld', 'varied', 'remitted'] as const;
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

export const STAYS = ['none', 'running', 'ended'] as const;
export type Stay = (typeof STAYS)[number];

export interface AppealSnapshot {
  readonly id: AppealId;
  /** Public reference: `REC-2026-000012`. */
  readonly number: string;
  readonly appellantKind: AppellantKind;
  readonly appellantId: OrganisationId;
  readonly contested: ContestedKind;
  /** Null for an appeal against inaction. */
  readonly decisionId: string | null;
  /** The dossier that was decided, or that nobody goes on with; null for a measure. */
  readonly dossierId: string | null;
  /** Number of the decision, or of the dossier, as it was when the appeal was filed. */
  readonly contestedNumber: string;
  readonly applicationId: string;
  readonly applicationName: string;
  /** Whose policy the time limits are of. */
  readonly frameworkVersion: string;
  /** The limit that was let pass; null for an appeal against a decision. */
  readonly limitDueAt: Date | null;
  readonly inTimeFrom: Day | null;
  readonly inTimeUntil: Day | null;
  readonly grounds: string;
  readonly filedBy: AccountId;
  readonly filedAt: Date;
  readonly state: AppealState;
  readonly stateDueAt: Date | null;
  readonly members: readonly AccountId[];
  readonly stay: Stay;
  readonly stayMotive: string | null;
  readonly stayOrderedAt: Date | null;
  readonly stayEndedAt: Date | null;
  readonly defenceDueOn: Day | null;
  readonly defence: string | null;
  readonly defenceBy: AccountId | null;
  readonly defenceAt: Date | null;
  readonly outcome: AppealOutcome | null;
  /** Why it was settled so, or declared inadmissible. */
  readonly answer: string | null;
  readonly closedBy: AccountId | null;
  readonly closedAt: Date | null;
  readonly version: number;
}
