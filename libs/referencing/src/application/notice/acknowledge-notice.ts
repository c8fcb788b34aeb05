import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock } from '#libs/kernel';
import type { NoticeId } from '../../domain/notice/notice.js';
import { ReferencingWork } from '../referencing.work.js';
import { calendarFor } from './calendar-for.js';
import { recordReceipt } from './record-receipt.js';

/** The publisher says that he received the decision: it opens before him and the time of appeal runs (PUB-20). */
@Injectable()
export class AcknowledgeNotice {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  /** Saying it again changes nothing: the first receipt stays. */
  execute(actor: Actor & { readonly accountId: AccountId }, id: NoticeId): Promise<void> {
    return this.work.transaction(async (scope) => {
      const notice = await scope.notices.forUpdate(id);
      const { state, decisionId } = notice.toSnapshot();
      const at = this.clock.now();
      if (!notice.acknowledge(actor.accountId, at, await calendarFor(scope, decisionId))) return;

      await scope.notices.save(notice);
      await recordReceipt(scope, { actor, at, from: state, action: 'acknowledge' }, notice.toSnapshot());
    });
  }
}
