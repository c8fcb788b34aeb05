import { addDays, type Day, dayOf, dueInstant, endOf, lastDay, startOf } from '#libs/kernel';
import type { AssignmentId } from '../../domain/assignment.js';
import type { TimerOrder } from '../evaluation.work.js';
import type { EvaluationFigures } from '../neighbours.js';

export const INVITATION_TIMER = 'assignment.invitation';
/** Fires when the days of grace are over: the lead may then replace (N10). The reminders stand around the due day. */
export const SCORING_TIMER = 'assignment.scoring';

/** Which limit a step sets. */
export type LimitKind = 'invitation' | 'first' | 'reopened';

export interface Limit {
  readonly dueAt: Date;
  readonly order: TimerOrder;
}

export function limitFor(id: AssignmentId, kind: LimitKind, now: Date, figures: EvaluationFigures): Limit {
  const duration = kind === 'invitation' ? figures.invitation : figures.scoring[kind];
  const dueAt = dueInstant(now, dayOf(now), duration, figures.calendar);
  return kind === 'invitation' ? invitationLimit(id, dueAt, now, figures) : scoringLimit(id, dueAt, now, figures);
}

const invitationLimit = (id: AssignmentId, dueAt: Date, now: Date, { reminders }: EvaluationFigures): Limit => ({
  dueAt,
  order: orderOf(id, INVITATION_TIMER, dueAt, remindersAround(dayOf(dueAt), reminders.invitation, now)),
});

export function scoringLimit(id: AssignmentId, dueAt: Date, now: Date, figures: EvaluationFigures): Limit {
  const { scoring, reminders, calendar } = figures;
  const graceEnds = endOf(lastDay(dayOf(dueAt), scoring.grace, calendar));
  return {
    dueAt,
    order: orderOf(id, SCORING_TIMER, graceEnds, remindersAround(dayOf(dueAt), reminders.scoring, now)),
  };
}

const orderOf = (id: AssignmentId, kind: string, dueAt: Date, reminders: TimerOrder['reminders'] = []): TimerOrder => ({
  subject: { kind: 'assignment', id },
  kind,
  dueAt,
  reminders,
});

/** Reminders fall on the morning of their day; those whose morning is past are left out. */
const remindersAround = (due: Day, days: readonly number[], now: Date) =>
  days
    .map((before) => ({
      occurrence: `${due}${before > 0 ? '-' : '+'}${Math.abs(before)}d`,
      at: startOf(addDays(due, -before)),
    }))
    .filter(({ at }) => at > now);
