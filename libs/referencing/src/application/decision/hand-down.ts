import { newId, type WorkingCalendar } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import { Notice } from '../../domain/notice/notice.js';
import type { DecisionScope } from './decision.ports.js';

/** Writes a decision down and puts its notice before the publisher: nothing is decided that he is not told of. */
export async function handDown(
  { decisions, notices }: Pick<DecisionScope, 'decisions' | 'notices'>,
  decision: Decision,
  calendar: WorkingCalendar,
): Promise<Notice> {
  await decisions.append(decision);
  const notice = Notice.of(decision, newId<'Notice'>(), calendar);
  await notices.add(notice);
  return notice;
}
