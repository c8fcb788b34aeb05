import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, StaleVersion } from '#libs/kernel';
import type { CaseAction } from '../../domain/case/case.lifecycle.js';
import type { CaseId, CaseSnapshot } from '../../domain/case/case-snapshot.js';
import type { CaseAct, IncidentCase } from '../../domain/case/incident-case.js';
import type { ReportId } from '../../domain/report/triage.js';
import { ProposeRoute } from '../route/propose-route.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import { type VigilanceScope, VigilanceWork } from '../vigilance.work.js';
import { CaseRules } from './case-neighbours.js';
import { CASE_TIMER, CONTEST_TIMER, caseSubject, ROUTE_TIMER } from './case-subject.js';

/** Which case, and the version of it that the actor had before his eyes. */
export interface OnCase {
  readonly caseId: CaseId;
  readonly expectedVersion: number;
}

export interface CaseStep {
  readonly action: CaseAction;
  /** Words of a person: they go into the journal as a commitment. */
  readonly motive?: string;
  /** Whose reporters are concerned; all of the case, when it is left out. */
  readonly reports?: readonly ReportId[];
  /** Other cases that the step changes: all are locked in one order, so that two steps never wait for each other. */
  readonly others?: readonly CaseId[];
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** What is changed on the case; what it needs to know is read here, in the same transaction. */
  readonly change: (
    incident: IncidentCase,
    act: CaseAct & { readonly by: AccountId },
    scope: VigilanceScope,
  ) => void | Promise<void>;
  /** What else happens in the same transaction. */
  readonly follow?: (
    scope: VigilanceScope,
    after: CaseSnapshot,
    act: CaseAct & { readonly by: AccountId },
  ) => Promise<void>;
}

/** One step of a person on a case: its state, its journal, its limit and what it sets off, or nothing of it. */
@Injectable()
export class CaseSteps {
  constructor(
    private readonly work: VigilanceWork,
    private readonly rules: CaseRules,
    private readonly routes: ProposeRoute,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, StaleVersion, ActionNotAllowed, ConditionsNotMet */
  async take(actor: Actor, { caseId, expectedVersion }: OnCase, step: CaseStep): Promise<CaseSnapshot> {
    const rule = await this.rules.inForce();
    return this.work.transaction(async (scope) => {
      for (const other of [caseId, ...(step.others ?? [])].sort()) await scope.cases.forUpdate(other);
      const incident = await scope.cases.forUpdate(caseId);
      const before = incident.toSnapshot();
      if (before.version !== expectedVersion) {
        throw new StaleVersion(expectedVersion, before.version, await scope.lastChange(caseSubject(caseId)));
      }
      const act = { by: personOf(actor), at: this.clock.now(), rule };
      await step.change(incident, act, scope);
      await this.keep(scope, actor, { incident, before, at: act.at, ...step });
      const after = incident.toSnapshot();
      await step.follow?.(scope, after, act);
      return after;
    });
  }

  /** Keeps a case that has moved: the row, the journal, its limit, and whoever listens. */
  async keep(
    scope: VigilanceScope,
    actor: Actor,
    { incident, before, at, action, motive, facts, reports }: Omit<CaseStep, 'change'> & Moved,
  ): Promise<void> {
    await this.waitForRoute(scope, incident);
    const after = incident.toSnapshot();
    await scope.cases.save(incident);
    const { id, number, severity, kind, state, version } = after;
    await scope.journal.append({
      kind: `incident-case.${action}`,
      subject: caseSubject(id),
      actor,
      at,
      from: before.state,
      to: state,
      facts: { number, severity, kind, ...facts },
      ...(motive !== undefined && { secrets: { motive } }),
    });
    await setCaseTimer(scope, after);
    await scope.outbox.announce({
      name: 'vigilance.case-moved.v1',
      payload: { caseId: id, number, action, state, version, ...(reports && { reports }) },
      occurredAt: at,
    } satisfies VigilanceEvent);
  }

  /** What is known of the case now may have to be told sooner than before. */
  async waitForRoute(scope: VigilanceScope, incident: IncidentCase, reports?: readonly ReportId[]): Promise<void> {
    const snapshot = incident.toSnapshot();
    const open = snapshot.route === null && snapshot.state !== 'closed';
    const known = reports ?? (open ? await scope.cases.reportsOf(snapshot.id) : []);
    incident.waitForRoute(open ? (await this.routes.forCase(scope.routes, snapshot, known)).dueAt : null);
  }
}

/** S1: who is on duty is asked to suspend; once for each case, however often it is told. */
export async function proposeSuspension(
  { outbox }: VigilanceScope,
  { id: caseId, number, applicationId, severity }: CaseSnapshot,
  { at, rule }: CaseAct,
): Promise<void> {
  if (applicationId === null || !rule.suspensionProposed.includes(severity)) return;
  const motive = `Dossier d’incident ${number}, de gravité ${severity}.`;
  await outbox.announce({
    name: 'vigilance.measure-proposed.v1',
    payload: { caseId, number, applicationId, measure: 'suspend', motive },
    occurredAt: at,
  } satisfies VigilanceEvent);
}

interface Moved {
  readonly incident: IncidentCase;
  readonly before: CaseSnapshot;
  readonly at: Date;
}

/** What is due of a case as it stands: its own limit, that of its routing, and that of a contest. */
export async function setCaseTimer(
  { timers }: VigilanceScope,
  { id, dueAt, contests, routeDueAt }: CaseSnapshot,
): Promise<void> {
  const subject = caseSubject(id);
  const pending = contests.find(({ state }) => state === 'pending');
  await timers.cancel(subject);
  if (dueAt !== null) await timers.set({ subject, kind: CASE_TIMER, dueAt });
  if (routeDueAt !== null) await timers.set({ subject, kind: ROUTE_TIMER, dueAt: routeDueAt });
  if (pending) await timers.set({ subject, kind: CONTEST_TIMER, dueAt: new Date(pending.dueAt) });
}

export function personOf({ accountId }: Actor): AccountId {
  if (accountId === null) throw new Error('only a person decides about a case');
  return accountId;
}
