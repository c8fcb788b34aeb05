import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '#libs/journal';
import {
  type Actor,
  addDays,
  Clock,
  type Day,
  dayOf,
  endOf,
  lastDay,
  type Step,
  startOf,
  transition,
} from '#libs/kernel';
import type { Dossier, DossierSnapshot } from '../../domain/dossier/dossier.js';
import {
  type DossierAction,
  type DossierState,
  dossierConditionTexts,
  dossierLifecycle,
} from '../../domain/dossier/dossier.lifecycle.js';
import { conditionsMet } from '../../domain/dossier/dossier-facts.js';
import { readClock } from '../../domain/dossier/evaluation-clock.js';
import { limitOf } from '../../domain/dossier/state-limit.js';
import type { Rules } from '../neighbours.js';
import type { ReferencingScope, TimerOrder } from '../referencing.work.js';

export const LIMIT_TIMER = 'dossier.limit';

type Progress = Parameters<Dossier['take']>[2];

/** What an action brings with it besides the new state. */
export interface StepDetails {
  readonly progress?: Progress;
  readonly facts?: JournalEntry['facts'];
  readonly secrets?: JournalEntry['secrets'];
}

/**
 * The one way a dossier moves (domain model, section 9): the guards judge, the state changes, the journal is
 * written, the old limit falls and the new one is set, and the move is announced; all in the caller's transaction.
 */
@Injectable()
export class DossierSteps {
  constructor(private readonly clock: Clock) {}

  /** @throws ActionNotAllowed, ConditionsNotMet */
  async take(
    scope: ReferencingScope,
    actor: Actor,
    dossier: Dossier,
    action: DossierAction,
    details: StepDetails = {},
  ) {
    const before = dossier.toSnapshot();
    const rules = await scope.rules.for(dossier);
    const facts = await scope.surroundings.factsOf(dossier);
    const met = conditionsMet(before, facts, rules.allowances, actor.accountId, this.clock.now());
    const step = transition(dossierLifecycle, before.state, action, met, dossierConditionTexts);

    dossier.take(step, this.clock.now(), details.progress);
    await this.limit(scope, dossier, rules, step);

    await scope.dossiers.save(dossier);
    await this.record(scope, actor, before, dossier, step, action, details);
    return step;
  }

  /** Sets another last day for the present state, with its reminders. */
  async moveStateLimit(scope: ReferencingScope, dossier: Dossier, last: Day): Promise<void> {
    const { state, kind, returns } = dossier.toSnapshot();
    const limit = limitOf(state, kind, returns > 0, (await scope.rules.for(dossier)).limits);
    const order = orderFor(dossier, last, limit?.reminders ?? [], this.clock.now());
    dossier.limitTo(order.dueAt);
    await scope.timers.set(order);
    await scope.dossiers.save(dossier);
  }

  /** Sets the evaluation limit anew after a stop began, ended or was erased, or more time was given. */
  async moveEvaluationLimit(scope: ReferencingScope, dossier: Dossier): Promise<void> {
    const order = await this.evaluationLimit(scope, dossier, await scope.rules.for(dossier));
    if (!order) return;
    dossier.limitTo(order.dueAt);
    await scope.timers.set(order);
    await scope.dossiers.save(dossier);
  }

  private async limit(scope: ReferencingScope, dossier: Dossier, rules: Rules, { id, to }: Step<DossierState>) {
    const subject = { kind: 'dossier', id: dossier.id };
    if (dossierLifecycle.transitions[id]?.to === 'same') return undefined;

    const order =
      to === 'evaluation' ? await this.evaluationLimit(scope, dossier, rules) : this.stateLimit(dossier, rules);
    if (!order) return scope.timers.cancel(subject);
    dossier.limitTo(order.dueAt);
    await scope.timers.set(order);
  }

  /** The limit of the state a dossier is born in. */
  async begin(scope: ReferencingScope, dossier: Dossier, rules: Rules): Promise<void> {
    const order = this.stateLimit(dossier, rules);
    if (!order) return;
    dossier.limitTo(order.dueAt);
    await scope.timers.set(order);
  }

  private stateLimit(dossier: Dossier, rules: Rules): TimerOrder | undefined {
    const { state, kind, returns, prepareBy } = dossier.toSnapshot();
    const limit = limitOf(state, kind, returns > 0, rules.limits);
    if (!limit) return undefined;
    const usual = lastDay(this.clock.today(), limit.duration, rules.calendar);
    const last = state === 'preparation' && returns === 0 ? (prepareBy ?? usual) : usual;
    return orderFor(dossier, last, limit.reminders, this.clock.now());
  }

  private async evaluationLimit(scope: ReferencingScope, dossier: Dossier, rules: Rules) {
    const { clock, state } = dossier.toSnapshot();
    if (!clock || state !== 'evaluation') return undefined;
    const stops = await scope.surroundings.stopsOf(dossier.id);
    const { due } = readClock(clock, stops, this.clock.today(), rules.calendar);
    return orderFor(dossier, due, [], this.clock.now());
  }

  private async record(
    scope: ReferencingScope,
    actor: Actor,
    before: DossierSnapshot,
    dossier: Dossier,
    { id, to }: Step<DossierState>,
    action: DossierAction,
    { facts, secrets }: StepDetails,
  ): Promise<void> {
    const at = this.clock.now();
    const after = dossier.toSnapshot();
    await scope.journal.append({
      kind: `dossier.${action}`,
      subject: { kind: 'dossier', id: dossier.id },
      actor,
      at,
      from: before.state,
      to,
      facts: {
        rule: id,
        ...(after.frameworkVersion && { criteriaVersion: after.frameworkVersion }),
        appVersion: after.applicationVersion,
        category: after.facts.category,
        ...facts,
      },
      ...(secrets && { secrets }),
    });
    if (to === before.state) return;
    const payload = { dossierId: dossier.id, from: before.state, to, action, version: after.version };
    await scope.outbox.announce({ name: 'referencing.dossier-moved.v1', payload, occurredAt: at });
  }
}

/** Reminders fall on the morning of their day; one that is already past is left out. */
function orderFor(dossier: Dossier, last: Day, reminders: readonly number[], now: Date): TimerOrder {
  return {
    subject: { kind: 'dossier', id: dossier.id },
    kind: LIMIT_TIMER,
    dueAt: endOf(last),
    reminders: reminders
      .map((days) => ({ occurrence: `-${days}d`, at: startOf(addDays(last, -days)) }))
      .filter(({ at }) => at > now && dayOf(at) <= last),
  };
}
