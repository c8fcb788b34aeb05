import type { JournalEntry } from '#libs/journal';
import { type Actor, addDays, type Clock, dayOf, endOf, lastDay, startOf } from '#libs/kernel';
import type {
  Clarification,
  ClarificationId,
  ClarificationSnapshot,
} from '../../domain/clarification/clarification.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import type { DossierSteps } from '../dossier/dossier-steps.js';
import type { ReferencingScope, ReferencingWork } from '../referencing.work.js';

export const CLARIFICATION_TIMER = 'clarification.limit';

/** Which clarification, and the version of it that the actor had before his eyes. */
export interface OnClarification {
  readonly clarificationId: ClarificationId;
  readonly expectedVersion: number;
}

interface Change {
  readonly scope: ReferencingScope;
  readonly dossier: Dossier;
  readonly clarification: Clarification;
}

interface Frame {
  readonly work: ReferencingWork;
  readonly steps: DossierSteps;
  readonly clock: Clock;
}

/**
 * The frame of every act on a clarification: dossier first, then the question (always in this order, so that two acts
 * cannot wait for each other), act, keep, write the journal, and let the clock of the dossier follow.
 */
export function onClarification(
  { work, steps, clock }: Frame,
  actor: Actor,
  { clarificationId, expectedVersion }: OnClarification,
  action: string,
  act: (change: Change) => Promise<JournalEntry['facts'] | undefined>,
): Promise<ClarificationSnapshot> {
  return work.transaction(async (scope) => {
    const { dossierId } = (await scope.clarifications.get(clarificationId)).toSnapshot();
    const dossier = await scope.dossiers.forUpdate(dossierId);
    const clarification = await scope.clarifications.forUpdate(clarificationId);
    clarification.expectVersion(expectedVersion);
    const { state: from } = clarification.toSnapshot();
    const facts = await act({ scope, dossier, clarification });
    await keepClarification({ scope, steps, clock }, actor, { dossier, clarification, action, from, facts });
    return clarification.toSnapshot();
  });
}

interface Kept {
  readonly dossier: Dossier;
  readonly clarification: Clarification;
  readonly action: string;
  readonly from: string;
  readonly facts?: JournalEntry['facts'];
}

/** Saves, journals, sets or lifts the timer of the answer, moves the limit of the evaluation, and tells. */
export async function keepClarification(
  { scope, steps, clock }: { scope: ReferencingScope; steps: DossierSteps; clock: Clock },
  actor: Actor,
  { dossier, clarification, action, from, facts }: Kept,
): Promise<void> {
  const snapshot = clarification.toSnapshot();
  const at = clock.now();
  await scope.clarifications.save(clarification);
  await scope.journal.append({
    kind: `clarification.${action}`,
    subject: { kind: 'clarification', id: snapshot.id },
    actor,
    at,
    from,
    to: snapshot.state,
    facts: { dossier: dossier.id, blocking: snapshot.blocking, ...facts },
  });
  await setTimer(scope, dossier, snapshot, at);
  await steps.moveEvaluationLimit(scope, dossier);
  const payload = { dossierId: dossier.id, clarificationId: snapshot.id, action, state: snapshot.state };
  await scope.outbox.announce({ name: 'referencing.clarification-moved.v1', payload, occurredAt: at });
}

async function setTimer(
  scope: ReferencingScope,
  dossier: Dossier,
  snapshot: ClarificationSnapshot,
  now: Date,
): Promise<void> {
  const subject = { kind: 'clarification', id: snapshot.id };
  const rules = await scope.rules.for(dossier);
  if (snapshot.state === 'open') {
    const last = dayOf(snapshot.dueAt);
    const reminders = (rules.limits.reminders.clarification ?? [])
      .map((days) => ({ occurrence: `-${days}d`, at: startOf(addDays(last, -days)) }))
      .filter(({ at }) => at > now);
    return scope.timers.set({ subject, kind: CLARIFICATION_TIMER, dueAt: snapshot.dueAt, reminders });
  }
  if (snapshot.state === 'answered') {
    const dueAt = endOf(lastDay(dayOf(now), rules.clarificationAccept, rules.calendar));
    return scope.timers.set({ subject, kind: CLARIFICATION_TIMER, dueAt });
  }
  return scope.timers.cancel(subject);
}
