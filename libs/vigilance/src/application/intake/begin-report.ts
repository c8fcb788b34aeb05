import { SYSTEM } from '#libs/kernel';
import { isAlarming } from '../../domain/report/alarm.js';
import type { ReportFacts } from '../../domain/report/report.js';
import { Triage } from '../../domain/report/triage.js';
import { reportSubject, TRIAGE_TIMER } from '../report-subject.js';
import type { VigilanceEvent, VigilanceEvents } from '../vigilance.events.js';
import type { VigilanceScope } from '../vigilance.work.js';

/** What follows from a report that was kept: its sorting, its limit, and that software reads it. @param origin where it comes from, if not from a form */
export async function beginReport(
  scope: VigilanceScope,
  { id, number, claim, channel, receivedAt }: ReportFacts,
  due: Date,
  origin: Readonly<Record<string, string>> = {},
): Promise<void> {
  const subject = reportSubject(id);
  const { kind, severity } = claim;
  await Promise.all([
    scope.triages.add(Triage.receive(id, { kind, severity }, due)),
    scope.journal.append({
      kind: 'incident-report.received',
      subject,
      actor: SYSTEM,
      at: receivedAt,
      to: 'received',
      facts: { number, channel, claimedKind: kind, claimedSeverity: severity, ...origin },
    }),
    scope.timers.set({ subject, kind: TRIAGE_TIMER, dueAt: due }),
    scope.outbox.announce({
      name: 'vigilance.report-received.v1',
      payload: { reportId: id, number, kind, severity },
      occurredAt: receivedAt,
    } satisfies VigilanceEvent),
    isAlarming(kind, severity) && alarm(scope, { reportId: id, kind, severity }, receivedAt),
  ]);
}

/** A letter to those on duty follows, once however often it is announced. */
export const alarm = (
  { outbox }: VigilanceScope,
  payload: VigilanceEvents['vigilance.report-alarming.v1'],
  occurredAt: Date,
): Promise<void> =>
  outbox.announce({ name: 'vigilance.report-alarming.v1', payload, occurredAt } satisfies VigilanceEvent);
