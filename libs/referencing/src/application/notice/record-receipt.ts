import type { Actor } from '#libs/kernel';
import type { DecisionEvent } from '../../domain/decision/decision.events.js';
import type { NoticeSnapshot } from '../../domain/notice/notice.js';
import type { NoticeAction, NoticeState } from '../../domain/notice/notice.lifecycle.js';
import type { ReferencingScope } from '../referencing.work.js';

interface Receipt {
  readonly actor: Actor;
  readonly at: Date;
  readonly from: NoticeState;
  readonly action: NoticeAction;
}

/** However a decision came to be notified, it is written down, and the appeal period is told. */
export async function recordReceipt(
  { journal, outbox, timers }: Pick<ReferencingScope, 'journal' | 'outbox' | 'timers'>,
  { actor, at, from, action }: Receipt,
  { id, decisionId, state, notifiedOn, appealUntil }: NoticeSnapshot,
): Promise<void> {
  const subject = { kind: 'notice', id };
  await journal.append({
    kind: `notice.${action}`,
    subject,
    actor,
    at,
    from,
    to: state,
    facts: { decision: decisionId, notifiedOn, appealUntil },
  });
  await timers.cancel(subject);
  if (notifiedOn === null || appealUntil === null) return;
  await outbox.announce({
    name: 'referencing.decision-notified.v1',
    payload: { noticeId: id, decisionId, notifiedOn, appealUntil },
    occurredAt: at,
  } satisfies DecisionEvent);
}
