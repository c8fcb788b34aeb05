import { type Actor, endOf } from '#libs/kernel';
import type { Appeal, AppealSnapshot } from '../domain/appeal.js';
import type { AppealAction } from '../domain/appeal.lifecycle.js';
import type { AppealEvent } from './appeal.events.js';
import type { AppealScope } from './appeal.work.js';
import { subjectOf } from './appeal-action.js';

export const APPEAL_TIMERS = {
  /** It has to be admitted, or declared inadmissible. */
  admission: 'appeal.admission',
  /** It has to be settled. */
  examination: 'appeal.examination',
  /** The time of the authority to write its defence ends. */
  defence: 'appeal.defence',
} as const;

interface Moved {
  readonly actor: Actor;
  readonly at: Date;
  readonly action: AppealAction;
  readonly before: AppealSnapshot;
}

/** Keeps an appeal that has moved: the row, the journal, its due dates, and whoever listens. */
export async function keepAppeal(scope: AppealScope, appeal: Appeal, { actor, at, action, before }: Moved) {
  const after = appeal.toSnapshot();
  await scope.appeals.save(appeal);
  await scope.journal.append({
    kind: `appeal.${action}`,
    subject: subjectOf(after.id),
    actor,
    at,
    from: before.state,
    to: after.state,
    facts: {
      number: after.number,
      contested: after.contestedNumber,
      ...(after.outcome !== null && { outcome: after.outcome }),
      ...(after.stay !== before.stay && { stay: after.stay }),
      ...(action === 'chooseMembers' && { members: after.members.length }),
    },
    secrets: action === 'chooseMembers' ? { members: after.members.join(' ') } : {},
  });
  await setTimers(scope, after);
  for (const event of eventsOf(before, after, { actor, at, action })) await scope.outbox.announce(event);
}

/** What is due on an appeal as it stands; one that has ended has nothing left to come. */
export async function setTimers({ timers }: AppealScope, appeal: AppealSnapshot): Promise<void> {
  const { id, state, stateDueAt, defence, defenceDueOn } = appeal;
  const subject = subjectOf(id);
  await timers.cancel(subject);
  if (stateDueAt !== null) {
    const kind = state === 'filed' ? APPEAL_TIMERS.admission : APPEAL_TIMERS.examination;
    await timers.set({ subject, kind, dueAt: stateDueAt });
  }
  if (state === 'examining' && defence === null && defenceDueOn !== null) {
    await timers.set({ subject, kind: APPEAL_TIMERS.defence, dueAt: endOf(defenceDueOn) });
  }
}

function eventsOf(
  before: AppealSnapshot,
  { id: appealId, number, state, version, stay, outcome, decisionId, dossierId, closedBy }: AppealSnapshot,
  { actor, at, action }: Omit<Moved, 'before'>,
): AppealEvent[] {
  const about = { appealId, number };
  const events: AppealEvent[] = [
    { name: 'appeal.moved.v1', payload: { ...about, action, state, version }, occurredAt: at },
  ];
  if (outcome !== null && closedBy !== null) {
    const payload = { ...about, decisionId, dossierId, outcome, settledBy: closedBy };
    return [...events, { name: 'appeal.settled.v1', payload, occurredAt: at }];
  }
  if (stay === before.stay || decisionId === null) return events;
  if (stay === 'running' && actor.accountId !== null) {
    const payload = { ...about, decisionId, orderedBy: actor.accountId };
    return [...events, { name: 'appeal.stay-ordered.v1', payload, occurredAt: at }];
  }
  const payload = { ...about, decisionId, endedBy: action === 'withdraw' ? null : actor.accountId };
  return [...events, { name: 'appeal.stay-ended.v1', payload, occurredAt: at }];
}
