import {
  type AccountId,
  addDays,
  addMonths,
  Conflict,
  type Day,
  type Id,
  Invalid,
  type OrganisationId,
  parseDuration,
} from '#libs/kernel';
import type { MandateScope } from './mandate-scope.js';

export type MandateId = Id<'Mandate'>;

/** Who receives a mandate: one person, or everybody in an organisation. */
export type Delegate =
  | { readonly kind: 'organisation'; readonly id: OrganisationId }
  | { readonly kind: 'person'; readonly id: AccountId };

export interface MandateSnapshot {
  readonly id: MandateId;
  readonly organisationId: OrganisationId;
  readonly delegate: Delegate;
  readonly scope: MandateScope;
  readonly from: Day;
  /** The last day on which it holds. */
  readonly to: Day;
  readonly grantedBy: AccountId;
  readonly grantedAt: Date;
  readonly revokedAt: Date | null;
}

export type MandateState = 'future' | 'current' | 'ended' | 'revoked';

/** Figures of the policy on mandates. */
export interface MandatePolicy {
  /** How long before its end both sides are warned (PUB-04), in calendar days: `7d`. */
  readonly warnedBefore: string;
  /** How far from today it may end, in months: `36m`. */
  readonly longest: string;
}

/** That a publisher lets somebody outside act for him (mandat), for a scope and a time. It ends by itself at its date. */
export class Mandate {
  private constructor(private snapshot: MandateSnapshot) {}

  /** @throws Invalid (`bad_period`, `delegate_is_self`) */
  static grant(details: Omit<MandateSnapshot, 'revokedAt'>, today: Day, { longest }: MandatePolicy): Mandate {
    const { from, to, delegate, organisationId } = details;
    if (from < today || to < from || to > addMonths(today, parseDuration(longest).count)) {
      throw refusal('bad_period', `A mandate begins today or later and ends within ${longest}.`, '/to');
    }
    if (delegate.kind === 'organisation' && delegate.id === organisationId) {
      throw refusal('delegate_is_self', 'An organisation needs no mandate to act for itself.', '/delegate');
    }
    return new Mandate({ ...details, revokedAt: null });
  }

  static restore(snapshot: MandateSnapshot): Mandate {
    return new Mandate(snapshot);
  }

  get id(): MandateId {
    return this.snapshot.id;
  }

  stateOn(today: Day): MandateState {
    const { revokedAt, from, to } = this.snapshot;
    if (revokedAt) return 'revoked';
    if (today > to) return 'ended';
    return today < from ? 'future' : 'current';
  }

  /** @throws Conflict (`mandate_over`) */
  revoke(at: Date, today: Day): void {
    const state = this.stateOn(today);
    if (state === 'revoked' || state === 'ended')
      throw new Conflict('mandate_over', `This mandate is ${state}.`, { state });
    this.snapshot = { ...this.snapshot, revokedAt: at };
  }

  /** The day on which both sides are warned; undefined when the mandate is too short for a warning. */
  warningDay({ warnedBefore }: Pick<MandatePolicy, 'warnedBefore'>): Day | undefined {
    const { from, to } = this.snapshot;
    const day = addDays(to, -parseDuration(warnedBefore).count);
    return day > from ? day : undefined;
  }

  toSnapshot(): MandateSnapshot {
    return this.snapshot;
  }
}

const refusal = (code: string, message: string, field: string) =>
  new Invalid(code, message, [{ code, message, field }]);
