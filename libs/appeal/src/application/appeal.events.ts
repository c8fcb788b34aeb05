import type { AccountId } from '#libs/kernel';
import type { AppealId, AppealOutcome } from '../domain/appeal.js';

interface AboutAppeal {
  readonly appealId: AppealId;
  /** Public reference, for the words of what follows. */
  readonly number: string;
}

/** What others are told of appeals. */
export interface AppealEvents {
  /** Anything that happened to it: for letters. */
  'appeal.moved.v1': AboutAppeal & { readonly action: string; readonly state: string; readonly version: number };
  'appeal.settled.v1': AboutAppeal & {
    readonly decisionId: string | null;
    readonly dossierId: string | null;
    readonly outcome: AppealOutcome;
    readonly settledBy: AccountId;
  };
  'appeal.stay-ordered.v1': AboutAppeal & { readonly decisionId: string; readonly orderedBy: AccountId };
  /** Before the appeal is settled. `endedBy` is null when it was withdrawn. */
  'appeal.stay-ended.v1': AboutAppeal & { readonly decisionId: string; readonly endedBy: AccountId | null };
  'appeal.limit-exceeded.v1': AboutAppeal & { readonly timer: string; readonly dueAt: string };
}

export type AppealEvent = {
  [Name in keyof AppealEvents]: {
    readonly name: Name;
    readonly payload: AppealEvents[Name];
    readonly occurredAt: Date;
  };
}[keyof AppealEvents];
