import type { AccountId, Day, Id } from '#libs/kernel';
import type { ListingId } from '../ids.js';

export type StrikeOffId = Id<'StrikeOff'>;
export type CheckRunId = Id<'CheckRun'>;

/** Radiation ailleurs: another authority struck the same application off its own list. Never changed afterwards. */
export interface StrikeOff {
  readonly id: StrikeOffId;
  readonly listingId: ListingId;
  readonly authority: string;
  readonly struckOffOn: Day;
  /** Number or address under which the authority published it. */
  readonly reference: string | null;
  /** Why, as the authority said. */
  readonly motive: string;
  readonly recordedBy: AccountId;
  readonly recordedAt: Date;
}

export const CHECK_RESULTS = ['passed', 'failed'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/** Contrôle automatique: what software saw of one criterion of a listing. Never changed afterwards. */
export interface CheckRun {
  readonly id: CheckRunId;
  readonly listingId: ListingId;
  readonly criterion: string;
  /** The check that the framework names for the criterion. */
  readonly checkName: string;
  readonly result: CheckResult;
  readonly seen: string;
  readonly recordedBy: AccountId;
  readonly recordedAt: Date;
}
