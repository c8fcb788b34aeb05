import {
  type AccountId,
  type Day,
  dayOf,
  type Id,
  lastDay,
  type OrganisationId,
  transition,
  type WorkingCalendar,
} from '#libs/kernel';
import type { Decision, DecisionId } from '../decision/decision.js';
import { type NoticeState, noticeConditionTexts, noticeLifecycle } from './notice.lifecycle.js';

export type NoticeId = Id<'Notice'>;

export interface NoticeSnapshot {
  readonly id: NoticeId;
  readonly decisionId: DecisionId;
  readonly organisationId: OrganisationId;
  readonly state: NoticeState;
  readonly availableAt: Date;
  /** From the day after this one, an unread notice counts as read. */
  readonly deemedReadOn: Day;
  readonly readAt: Date | null;
  readonly readBy: AccountId | null;
  /** The day that counts as the day of notification, and the last day of the appeal it opens. */
  readonly notifiedOn: Day | null;
  readonly appealUntil: Day | null;
  /** Duration of the policy, such as `2m`. */
  readonly lodgeWithin: string;
  readonly version: number;
}

/** Notification: a decision handed over. Its content opens when the publisher says that he has received it (PUB-20). */
export class Notice {
  private constructor(private snapshot: NoticeSnapshot) {}

  static of(decision: Decision, id: NoticeId, calendar: WorkingCalendar): Notice {
    const { lodgeWithin, deemedReadAfter } = decision.appeal;
    return new Notice({
      id,
      decisionId: decision.id,
      organisationId: decision.organisationId,
      state: 'available',
      availableAt: decision.signedAt,
      deemedReadOn: lastDay(dayOf(decision.signedAt), deemedReadAfter, calendar),
      readAt: null,
      readBy: null,
      notifiedOn: null,
      appealUntil: null,
      lodgeWithin,
      version: 1,
    });
  }

  static restore(snapshot: NoticeSnapshot): Notice {
    return new Notice(snapshot);
  }

  toSnapshot(): NoticeSnapshot {
    return this.snapshot;
  }

  get isAcknowledged(): boolean {
    return this.snapshot.state === 'acknowledged';
  }

  /** Doing it again changes nothing: the first receipt stays. @returns whether this was the first time */
  acknowledge(by: AccountId, at: Date, calendar: WorkingCalendar): boolean {
    if (this.isAcknowledged) return false;
    const { to } = transition(noticeLifecycle, this.snapshot.state, 'acknowledge', new Set(), noticeConditionTexts);
    const [notifiedOn = dayOf(at)] = [dayOf(at), this.snapshot.deemedReadOn].sort();
    this.notified(to, notifiedOn, calendar);
    this.snapshot = { ...this.snapshot, readAt: at, readBy: by };
    return true;
  }

  /** @throws ConditionsNotMet before the deemed day has passed, ActionNotAllowed when it was read */
  deemRead(today: Day, calendar: WorkingCalendar): void {
    const { state, deemedReadOn } = this.snapshot;
    const met = new Set(today > deemedReadOn ? (['deemed_day_passed'] as const) : []);
    const { to } = transition(noticeLifecycle, state, 'timeout', met, noticeConditionTexts);
    this.notified(to, deemedReadOn, calendar);
  }

  private notified(state: NoticeState, on: Day, calendar: WorkingCalendar): void {
    const { lodgeWithin, version } = this.snapshot;
    const appealUntil = lastDay(on, lodgeWithin, calendar);
    this.snapshot = { ...this.snapshot, state, notifiedOn: on, appealUntil, version: version + 1 };
  }
}
