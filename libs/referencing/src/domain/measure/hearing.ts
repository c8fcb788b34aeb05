import { type AccountId, type Day, type Id, type OrganisationId, transition } from '#libs/kernel';
import type { ListingId } from '../listing/listing-id.js';
import {
  type HearingAction,
  type HearingCondition,
  type HearingState,
  hearingConditionTexts,
  hearingLifecycle,
} from './hearing.lifecycle.js';

export type HearingId = Id<'Hearing'>;

/** What a publisher is heard on before it is done. */
export const HEARD_MEASURES = ['suspend', 'delist'] as const;
export type HeardMeasure = (typeof HEARD_MEASURES)[number];

export interface HearingSnapshot {
  readonly id: HearingId;
  readonly listingId: ListingId;
  readonly organisationId: OrganisationId;
  readonly measure: HeardMeasure;
  readonly motive: string;
  readonly state: HearingState;
  readonly openedBy: AccountId;
  readonly openedAt: Date;
  /** The last day on which observations are in time. */
  readonly dueOn: Day;
  readonly observations: string | null;
  readonly answeredBy: AccountId | null;
  readonly answeredAt: Date | null;
  readonly version: number;
}

type NewHearing = Pick<
  HearingSnapshot,
  'id' | 'listingId' | 'organisationId' | 'measure' | 'motive' | 'openedBy' | 'openedAt' | 'dueOn'
>;

/** Procédure contradictoire: the publisher reads what is about to be done and why, and answers, or lets the time pass. */
export class Hearing {
  private constructor(private snapshot: HearingSnapshot) {}

  static open(hearing: NewHearing): Hearing {
    return new Hearing({
      ...hearing,
      state: 'open',
      observations: null,
      answeredBy: null,
      answeredAt: null,
      version: 1,
    });
  }

  static restore(snapshot: HearingSnapshot): Hearing {
    return new Hearing(snapshot);
  }

  toSnapshot(): HearingSnapshot {
    return this.snapshot;
  }

  /** H1. */
  answer(observations: string, by: AccountId, at: Date): void {
    this.step('answer');
    this.snapshot = { ...this.snapshot, observations, answeredBy: by, answeredAt: at };
  }

  /** H2: silence is no obstacle. @throws ConditionsNotMet before the day has passed */
  timeOut(today: Day): void {
    this.step('timeout', new Set(today > this.snapshot.dueOn ? (['due_day_passed'] as const) : []));
  }

  /** H3: the measure is given up, or has no object any more. */
  cancel(): void {
    this.step('cancel');
  }

  private step(action: HearingAction, met: ReadonlySet<HearingCondition> = new Set()): void {
    const { state, version } = this.snapshot;
    const { to } = transition(hearingLifecycle, state, action, met, hearingConditionTexts);
    this.snapshot = { ...this.snapshot, state: to, version: version + 1 };
  }
}
