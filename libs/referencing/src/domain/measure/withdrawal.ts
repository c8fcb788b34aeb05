import { type AccountId, type Day, type Id, type OrganisationId, transition } from '#libs/kernel';
import type { ListingId } from '../listing/listing-id.js';
import {
  type WithdrawalAction,
  type WithdrawalCondition,
  type WithdrawalState,
  withdrawalConditionTexts,
  withdrawalLifecycle,
} from './withdrawal.lifecycle.js';

export type WithdrawalId = Id<'Withdrawal'>;

export interface WithdrawalSnapshot {
  readonly id: WithdrawalId;
  readonly listingId: ListingId;
  readonly organisationId: OrganisationId;
  readonly motive: string;
  readonly state: WithdrawalState;
  readonly requestedBy: AccountId;
  readonly requestedAt: Date;
  /** The last day in the catalogue. */
  readonly effectiveOn: Day;
  readonly version: number;
}

type NewWithdrawal = Omit<WithdrawalSnapshot, 'state' | 'version'>;

/** Retrait volontaire, announced. */
export class Withdrawal {
  private constructor(private snapshot: WithdrawalSnapshot) {}

  static request(withdrawal: NewWithdrawal): Withdrawal {
    return new Withdrawal({ ...withdrawal, state: 'running', version: 1 });
  }

  static restore(snapshot: WithdrawalSnapshot): Withdrawal {
    return new Withdrawal(snapshot);
  }

  toSnapshot(): WithdrawalSnapshot {
    return this.snapshot;
  }

  /** R1. @throws ConditionsNotMet before the notice period has passed */
  carryOut(today: Day): void {
    this.step('carryOut', new Set(today > this.snapshot.effectiveOn ? (['notice_served'] as const) : []));
  }

  /** R2: the authority does not insist on the notice. */
  waiveNotice(): void {
    this.step('waiveNotice');
  }

  /** R3: the publisher stays, or the listing ended before. */
  cancel(): void {
    this.step('cancel');
  }

  private step(action: WithdrawalAction, met: ReadonlySet<WithdrawalCondition> = new Set()): void {
    const { state, version } = this.snapshot;
    const { to } = transition(withdrawalLifecycle, state, action, met, withdrawalConditionTexts);
    this.snapshot = { ...this.snapshot, state: to, version: version + 1 };
  }
}
