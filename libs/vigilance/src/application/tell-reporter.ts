import type { ReportFacts } from '../domain/report/report.js';
import type { ReporterStep, VigilanceEvent } from './vigilance.events.js';
import type { VigilanceScope } from './vigilance.work.js';

/**
 * Has who reported written to, where he agreed to it. Who wrote a review was invited once and holds no code: he is left in
 * peace.
 * @param message that awaits him, from 1
 */
export async function tellReporter(
  { outbox }: VigilanceScope,
  { id, mayContact, channel }: ReportFacts,
  step: ReporterStep,
  at: Date,
  message = 0,
): Promise<void> {
  if (!mayContact || channel === 'review' || channel === 'store_comment') return;
  await outbox.announce({
    name: 'vigilance.reporter-told.v1',
    payload: { reportId: id, step, message },
    occurredAt: at,
  } satisfies VigilanceEvent);
}
